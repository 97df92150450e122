"""What may stand as an address, and what is asked for again."""

import pytest

from returns_station.desk.dialogue.letters import NoAddressError, checked
from returns_station.dialogue.letter import Address, Channel


@pytest.mark.parametrize(
    "to",
    ("elin@example.comelin@example.se", "elin", "elin@example", "e lin@example.se", "a\r@b.se"),
)
def test_that_what_no_mail_can_go_to_is_asked_for_again(to: str) -> None:
    with pytest.raises(NoAddressError):
        checked(Address(Channel.EMAIL, to))


def test_that_a_number_is_kept_without_what_stands_between() -> None:
    assert checked(Address(Channel.SMS, " +46 70-174 06 05 ")).to == "+46701740605"
