"""What has a date of its own, another than the work's."""

from __future__ import annotations

import pytest

from checks.compare.editions import is_of_an_edition


@pytest.mark.parametrize(
    "before", ["The English translation of the novel “", "A paperback of “", "A staging of “"]
)
def test_an_edition_is_not_the_work(before):
    assert is_of_an_edition(before)


@pytest.mark.parametrize("before", ["The novel “", "She wrote “", "The film of 1954, “"])
def test_the_work_itself_is_none(before):
    assert not is_of_an_edition(before)
