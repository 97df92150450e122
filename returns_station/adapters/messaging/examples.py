"""Made-up facts, so that words can be looked at before anybody is written to."""

from datetime import UTC, date, datetime
from typing import Final

from returns_station.desk.dialogue.ports import ToSend
from returns_station.dialogue.letter import (
    Address,
    Channel,
    Letter,
    LetterKind,
    LetterStands,
    LetterState,
    Signature,
)
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.scan.slips import slip_number
from returns_station.slip import Shop

_SLIP: Final = slip_number(427)
_AT: Final = datetime(2026, 11, 26, 13, 32, tzinfo=UTC)
_DAY: Final = date(2026, 11, 30)
_BEGINS, _ENDS = datetime(2026, 11, 30, 16, 0), datetime(2026, 11, 30, 18, 0)  # noqa: DTZ001 - as her clock shows it
_CURRENCY: Final = {"SE": "SEK", "NO": "NOK", "DK": "DKK"}


def example_of(kind: LetterKind, language: str, shop: Shop) -> ToSend:
    """A letter of a kind in a language that nobody gets."""
    amount = Money(49_900, _CURRENCY.get(shop.market, "EUR"))
    promises = (
        Phrase("promise.refund", {"amount": amount, "day": _DAY}),
        Phrase("promise.pickup", {"day": _DAY, "begins": _BEGINS, "ends": _ENDS}),
    )
    facts: dict[str, Argument] = {
        "number": _SLIP,
        "amount": amount,
        "day": _DAY,
        "by": _AT,
        "begins": _BEGINS,
        "ends": _ENDS,
        "promises": promises,
        "words": Phrase("letter.example.words"),
    }
    letter = Letter(
        key=f"example:{kind}:{language}",
        kind=kind,
        slip=_SLIP,
        address=Address(Channel.EMAIL, "elin@example.org", "Elin Sandberg", language),
        says=Phrase(_SAYS[kind], facts),
        signed=Signature("Maja", Phrase("letter.at_the_desk")),
        at=_AT,
        not_before=_AT,
        market=shop.market,
    )
    return ToSend(LetterStands(0, letter, LetterState.NEW, thread="k7m4q2x9wt"))


_SAYS: Final = {
    LetterKind.RETURN_DONE: "letter.says.return_done_money",
    LetterKind.MONEY_SENT: "letter.says.money_sent",
    LetterKind.GOODS_HERE: "letter.says.goods_here",
    LetterKind.PICKUP: "pickup.tell.booked",
    LetterKind.GOODS_READY: "letter.says.ready.replacement",
    LetterKind.LATE: "letter.says.late.replacement",
    LetterKind.WE_LOOK: "letter.says.we_look",
    LetterKind.ANSWER: "letter.says.answer",
    LetterKind.HEARD: "letter.says.heard",
    LetterKind.HOW_WAS_IT: "letter.says.how_was_it",
    LetterKind.WE_CHANGED: "letter.example.words",
    LetterKind.UNDONE: "letter.says.undone",
}
