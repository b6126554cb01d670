from __future__ import annotations

import pytest

from checks.compare.family_first import judge_family_first
from checks.compare.likeness import NameLikeness


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("xi jingping", "xi jinping", NameLikeness.SPELLING),
        ("jingping xi", "xi jinping", NameLikeness.SPELLING),
        ("kim jong eun", "kim jong un", NameLikeness.TRANSLITERATION),
        ("yoon seok youl", "yoon suk yeol", NameLikeness.TRANSLITERATION),
        ("lee jae myung", "yi jae myung", NameLikeness.TRANSLITERATION),
        ("chiang ching kuo", "jiang jing guo", NameLikeness.TRANSLITERATION),
        ("zhnag gaoli", "zhang gaoli", NameLikeness.SPELLING),
        ("jiang zemmin", "jiang zemin", NameLikeness.SPELLING),
        ("zhu rnogji", "zhu rongji", NameLikeness.SPELLING),
        ("wang yang", "wang yong", NameLikeness.OTHER_PERSON),
        ("kim jong il", "kim jong un", NameLikeness.OTHER_PERSON),
        ("li qiang", "li keqiang", NameLikeness.OTHER_PERSON),
        ("wang yi", "wang qishan", NameLikeness.OTHER_PERSON),
        ("hu jintao", "xi jinping", NameLikeness.UNLIKE),
    ],
)
def test_the_family_is_compared_first_and_the_given_syllables_as_one(
    one: str, other: str, likeness: NameLikeness
) -> None:
    judged = judge_family_first(tuple(one.split()), tuple(other.split()))
    assert judged is not None
    assert judged[0] is likeness


@pytest.mark.parametrize("name", ["kim clijsters", "olaf scholz", "lee harvey oswald"])
def test_other_names_are_left_to_the_other_rules(name: str) -> None:
    assert judge_family_first(("kim", "jong", "un"), tuple(name.split())) is None
