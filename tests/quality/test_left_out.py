from __future__ import annotations

from checks.model import Rating
from checks.sources.pack import Pack
from tests.quality.left_out import accusations, judged, look_up, truths

FEWEST_TRUTHS = 250


async def test_a_reference_without_any_one_of_its_entries_accuses_nobody(pack: Pack) -> None:
    left_out = [entity.id for entity in pack.entities]
    assert await accusations(pack, left_out) == []


async def test_what_the_reference_has_is_not_accused_with_all_of_it(pack: Pack) -> None:
    known = truths(pack)
    accused = [
        truth
        for truth in known
        if any(told.rating is Rating.DIFFERS for told in judged(truth, await look_up(truth, pack)))
    ]
    assert len(known) >= FEWEST_TRUTHS
    assert accused == []


async def test_names_that_the_reference_has_agree_with_it(pack: Pack) -> None:
    ratings = {judged(truth, await look_up(truth, pack))[0].rating for truth in truths(pack)}
    assert ratings == {Rating.MATCHES}
