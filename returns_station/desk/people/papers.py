"""What staff get on paper: a badge, and the codes for the day when it is lost."""

from datetime import datetime
from typing import Final

from returns_station.desk.people.views import NewBadge
from returns_station.label import Code, Label, LabelKind, Symbology
from returns_station.listing import Listing, ListingKind, Part, Row
from returns_station.phrase import Phrase
from returns_station.slip import Shop

# Under a code stands what they say; of a badge nobody shall read it over a shoulder.
_UNSAID: Final = " "


def badge_card(badge: NewBadge, shop: Shop, language: str) -> Label:
    """Her badge: her name in large, and its code without a letter of it for eyes to copy."""
    return Label(
        kind=LabelKind.BADGE,
        language=language,
        shop=shop,
        head=Phrase("people.paper.badge"),
        large=badge.name,
        lines=tuple(filter(None, (shop.name,))),
        codes=(Code(badge.code, Symbology.QR, _UNSAID),),
        notes=(Phrase("people.paper.found"), Phrase("people.paper.lost")),
    )


def recovery_paper(
    name: str,
    codes: tuple[str, ...],
    join: str,
    shop: Shop,
    language: str,
    made_at: datetime,
) -> Listing:
    """Her recovery codes with a box each, and the join code; `made_at` is local time."""
    rows = tuple(Row(str(nr), code, box=True) for nr, code in enumerate(codes, 1))
    parts = [Part(Phrase("people.paper.codes"), rows)] if rows else []
    if join:
        parts.append(Part(Phrase("people.paper.join"), (Row("", join),)))
    told = Phrase("people.paper.codes_how") if rows else Phrase("people.paper.join_how")
    both = (told, Phrase("people.paper.join_how")) if rows and join else (told,)
    return Listing(
        kind=ListingKind.RECOVERY,
        number="",
        language=language,
        shop=shop,
        made_at=made_at,
        title=Phrase("people.paper.title", {"name": name}),
        facts=(*both, Phrase("people.paper.safe")),
        parts=tuple(parts),
    )
