"""What each slip says, as data; it is drawn elsewhere, in the customer's language."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.resolution.taxed import Taxed

# A slip must never look like a till receipt (SE: SKVFS 2014:9; NO: Skatteetaten): the mark is
# the market's own, in no other language.
NOT_A_RECEIPT: Final = {"SE": "EJ KVITTO", "NO": "IKKE KVITTERING", "DK": "IKKE KVITTERING"} | {
    "FI": "EI KUITTI",
    "DE": "KEIN KASSENBON",
    "NL": "GEEN KASSABON",
}
COPY: Final = {"SE": "KOPIA", "NO": "KOPI", "DK": "KOPI"} | {
    "FI": "KOPIO",
    "DE": "KOPIE",
    "NL": "KOPIE",
}
# The printer could not tell whether the first one came out.
SECOND: Final = {"SE": "ANDRA UTSKRIFT?", "NO": "ANDRE UTSKRIFT?", "DK": "ANDEN UDSKRIFT?"} | {
    "FI": "TOINEN TULOSTE?",
    "DE": "ZWEITER DRUCK?",
    "NL": "TWEEDE AFDRUK?",
}
# Practice is told in the market's own language too: whoever finds such a paper must know it.
TRAINING: Final = {"SE": "ÖVNING", "NO": "ØVELSE", "DK": "ØVELSE"} | {
    "FI": "HARJOITUS",
    "DE": "ÜBUNG",
    "NL": "OEFENING",
}
UNDONE: Final = {"SE": "MAKULERAD", "NO": "ANNULLERT", "DK": "ANNULLERET"} | {
    "FI": "MITÄTÖITY",
    "DE": "STORNIERT",
    "NL": "GEANNULEERD",
}


class SlipKind(StrEnum):
    """What the slip tells of."""

    REFUND = "refund"
    EXCHANGE = "exchange"
    REPLACEMENT = "replacement"
    STORE_CREDIT = "store_credit"
    PRICE_REDUCTION = "price_reduction"
    REPAIR = "repair"
    CREDIT_NOTE = "credit_note"
    GIFT_CARD = "gift_card"
    MIXED = "mixed"
    GOODS_RECEIVED = "goods_received"
    PICKUP = "pickup"


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop as its slips name it; in `training` nothing on them is real."""

    name: str
    address: str = ""
    organisation_number: str = ""
    market: str = "SE"
    training: bool = False


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line of goods that came back (or goes out), and why in one short sentence.

    `sale` is what it was bought in, where the visit has several; `way` how it is made good, where
    that differs; `taxed` the net and VAT of its units, where the sums per rate do not tell.
    """

    title: str
    options: str
    quantity: int
    amount: Money
    why: Phrase
    sale: Phrase | None = None
    way: Phrase | None = None
    taxed: tuple[Taxed, ...] = ()


@dataclass(frozen=True, slots=True)
class SlipSum:
    """A sum with its words: a tender, the VAT of one rate with the `net` that it is on."""

    what: Phrase
    amount: Money
    net: Money | None = None
    taxed: tuple[Taxed, ...] = ()


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next, and by when."""

    what: Phrase
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip; `made_at` is local time with its zone, `number` the coded form of our series.

    `total_says` names the sum where the kind alone does not: an exchange may go either way.
    `total_unsaid`: the money is not hers who holds the slip, and neither is its sum. `set_off` are
    the sums that the total is what is left of. `undone`: the visit was taken back out again.
    `sale_says` names what it came from where that is not a purchase with this number alone.
    `seal` is the number with the station's signature over what the slip says, for its square code.
    `second`: the first print may have come out. `journal` is where the journal ended before it.
    """

    number: str
    kind: SlipKind
    language: str
    shop: Shop
    made_at: datetime
    sale_number: str
    thanks: Phrase
    lead: Phrase
    lines: tuple[SlipLine, ...]
    goods_out: tuple[SlipLine, ...]
    total: Money
    vat: tuple[SlipSum, ...]
    tenders: tuple[SlipSum, ...]
    next_steps: tuple[NextStep, ...]
    served_by: str
    desk: str
    till_return_number: str = ""
    copy: int = 0
    total_says: Phrase | None = None
    total_unsaid: bool = False
    set_off: tuple[SlipSum, ...] = ()
    undone: bool = False
    sale_says: Phrase | None = None
    seal: str = ""
    second: bool = False
    journal: str = ""

    @property
    def mark(self) -> str:
        """The words that say this is no till receipt, as the market's law wants them."""
        return NOT_A_RECEIPT.get(self.shop.market, "NOT A RECEIPT")

    @property
    def copy_mark(self) -> str:
        """The word for a copy, or for what may be a second print; empty on the first."""
        if self.copy:
            return COPY.get(self.shop.market, "COPY")
        return SECOND.get(self.shop.market, "SECOND PRINT?") if self.second else ""

    @property
    def training_mark(self) -> str:
        """The word for a paper that somebody practised with, empty on a real one."""
        return TRAINING.get(self.shop.market, "TRAINING") if self.shop.training else ""

    @property
    def undone_mark(self) -> str:
        """The word for a visit that was undone, empty while it holds."""
        return UNDONE.get(self.shop.market, "UNDONE") if self.undone else ""
