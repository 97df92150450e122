"""Whose each text of the store-room is: every column has its class, and a test asks for it.

HERS is taken away with a customer; WORDS are free and may name her, so her words are taken out of
them; LINK tells who she is only together with something else, and is cut. STAFF is of who works
here, mostly by id. CHAINED may hold nobody, for it can never be changed. NOBODY tells of no person.
"""

from enum import StrEnum
from typing import Final


class Whose(StrEnum):
    """What a text column tells of people."""

    HERS = "hers"
    WORDS = "words"
    LINK = "link"
    STAFF = "staff"
    CHAINED = "chained"
    NOBODY = "nobody"


_H, _W, _L, _S, _C = Whose.HERS, Whose.WORDS, Whose.LINK, Whose.STAFF, Whose.CHAINED

# The columns that tell of somebody; the other columns of these tables stand in _NOBODY.
PERSONAL: Final[dict[str, dict[str, Whose]]] = {
    "customer": {"key": _L, "name": _H, "phone": _H, "email": _H, "language": _H},
    # A member's level; `digest` is of all that the file told, her name among it.
    "sale": {"digest": _L},
    "tender": {"label": _L},
    "code": {"key": _L},
    "word": {"word": _H},
    "vocabulary": {"word": _H},
    "earlier_return": {"customer_key": _L},
    "return_case": {"actor": _S, "body": _C},
    "refused_wish": {"why": _W},
    "slip": {"body": _W},
    "outbox": {"target": _W, "note": _W},
    "journal": {"actor": _S, "body": _C},
    "journal_detail": {"body": _W, "salt": _L},
    "row_mark": {"body": _C, "salt": _L},
    "visit": {"body": _W},
    "booking": {"door": _H, "contact": _H, "point": _H, "reason": _W, "paper": _L},
    "carrier_word": {"told": _W, "body": _W, "reference": _L},
    "her_message": {"phrase": _W, "told_by": _S},
    "letter": {"address": _H, "name": _H, "language": _H, "says": _W, "signed": _S, "role": _S}
    | {"thread": _L, "message_id": _L, "reference": _L},
    "contact": {"address": _H, "name": _H, "language": _H},
    "bench_parcel": {"code": _L, "told": _W, "actor": _S},
    "bench_piece": {"serial": _L, "note": _W, "odd": _W, "told": _W, "unticked": _W},
    "bench_step": {"actor": _S},
    "bench_photo": {"name": _L},
    "run": {"driver": _S, "body": _W},
    "run_stop": {"street": _H},
    "door_scan": {"note": _W, "driver": _S, "why": _W},
    "known_place": {"key": _L},
    "stand_in": {"bringer": _L, "actor": _S},
    "quota": {"name": _L},
    "quota_use": {"name": _L},
    "payout": {"label": _L, "reference": _L, "reason": _W},
    "credit_entry": {"actor": _S, "reference": _W},
    "rating": {"actor": _S},
    "undone_case": {"actor": _S},
    "found_sale": {"actor": _S},
    "supplier_return": {"actor": _S},
    "inbox": {
        "sender": _H,
        "name": _H,
        "language": _H,
        "subject": _W,
        "words": _W,
        "answer": _W,
        "message_id": _L,
        "owner": _S,
        "answered_by": _S,
    },
    "inbox_file": {"name": _L},
    "pickup_offer": {"slot": _W},
    "ruling_ask": {"staff": _S, "actor": _S, "note": _W, "body": _W},
    "ruling_answer": {"staff": _S, "actor": _S, "note": _W},
    "ruling_photo": {"name": _L},
    "ruling_count": {"staff": _S},
    "feedback": {"staff": _S, "actor": _S},
    "what_changed": {"staff": _S, "actor": _S},
    "surprise": {"staff": _S, "actor": _S},
    "surprise_turn": {"whose": _L},
    "terms_version": {"author": _S, "approved_by": _S, "published_by": _S, "note": _S},
    "staff": {"id": _S, "name": _S, "badge": _S, "secret": _S, "language": _S, "role": _S},
    "staff_try": {"door": _S},
    "staff_code": {"digest": _S, "staff": _S},
    "staff_deed": {"what": _S},
    "erasure": {"staff": _S},
    "erased": {"digest": _L, "hint": _L},
    "wording": {"changed_by": _S},
}
# Of these tables, and of these columns, no text tells of anybody: each is named, so that a new one
# is looked at by somebody.
NOBODY: Final[dict[str, str]] = {
    "article": "sku gtin title options style category vat_percent currency",
    "bench_parcel": "id slip came_at closed_at desk",
    "bench_photo": "",
    "bench_piece": "parcel_id standing title options sku gtin batch grade lane shelf supplier at "
    "sent_on sent_in",
    "bench_step": "parcel_id kind key at desk",
    "balance": "kind",
    "booking": "id slip carrier van ref state failure reference replaces collection hands_over "
    "load currency day first_day at made_at booked_at heard_at moved_at fetched_at wait_until",
    "carrier_word": "carrier id booking at heard_at",
    "change_told": "change slip",
    "case_line": "reason condition ground goods said settled due_on",
    "checkpoint": "hash mark at before key signature",
    "code": "kind line",
    "credit": "number kind currency issued_at expires_on slip",
    "credit_entry": "operation kind at desk",
    "door_scan": "id run booking what at came_at became",
    "earlier_return": "source number nr sku gtin title sale_number sale_line returned_on currency "
    "state why",
    "erased": "erasure on",
    "erasure": "id state asked_at done_at until why",
    "feedback": "key slip topics way at desk",
    "found_sale": "key at desk",
    "her_message": "key slip booking at due told_at",
    "letter": "key kind slip market channel attach booking answers at not_before due next_at "
    "sent_at why state",
    "contact": "slip channel consent source at bad_at",
    "inbox": "number key kind slip maybe channel topic left_out at due state escalated_at "
    "answered_at answer_key letter",
    "inbox_file": "item",
    "inbox_source": "name",
    "journal": "at desk previous hash formula details",
    "journal_about": "subject",
    "known_place": "learned at",
    "outbox": "key kind subject state at",
    "parcel_number": "sscc slip",
    "payout": "operation kind currency state via at sent_to waits_until",
    "pickup_offer": "booking slip at until",
    "postal_code": "market code",
    "postal_source": "market file attribution at",
    "promise": "key kind subject slip desk says due made_at state ended_at why done_at told_at "
    "told_for told_why",
    "quota_use": "state",
    "rating": "slip at desk",
    "refused_wish": "wanted reason nearest at",
    "restock": "sku grade lane",
    "return_case": "key said outcome ground currency at desk slip",
    "role": "name rights",
    "row_mark": "previous hash",
    "ruling_answer": "ask key kind outcome why at",
    "ruling_ask": "number key visit desk wish at expires_at why reason nearest currency state "
    "gives slip used_at was",
    "ruling_count": "day",
    "ruling_photo": "ask",
    "run": "number day van out_at closed_at",
    "run_stop": "booking run done done_at told_at",
    "sale": "source number key market channel buyer currency agreed_on sold_on shipped_on "
    "informed_on member delivery_vat",
    "sale_line": "nr sku gtin title options category vat_percent received_on traits agreed_on",
    "salt": "value",
    "series": "name",
    "slip": "number made_at",
    "staff": "since left_at badge_at secret_set_at",
    "staff_deed": "key",
    "staff_fact": "name value",
    "stand_in": "key at desk",
    "station_key": "id public desk since",
    "stock": "sku",
    "stock_hold": "sku state",
    "supplier_return": "number key supplier at desk",
    "surprise": "slip key kind because currency day at credit desk",
    "surprise_turn": "day",
    "tender": "kind",
    "terms_version": "version state valid_from body digest saved_at approved_at published_at "
    "based_on done_by",
    "thinned": "kind until",
    "undone_case": "key at desk",
    "visit": "id desk at began",
    "visit_measured": "slip at desk",
    "what_changed": "number key topics body at desk",
    "word": "kind",
    # Goes to every customer, and so names none.
    "wording": "kind language subject body changed_at",
}


def whose(table: str, column: str) -> Whose | None:
    """The class of a column; None: nobody has looked at it yet."""
    found = PERSONAL.get(table, {}).get(column)
    if found is not None:
        return found
    return Whose.NOBODY if column in NOBODY.get(table, "").split() else None


def words_of(table: str) -> tuple[str, ...]:
    """The columns of a table whose free words may name her."""
    return tuple(name for name, whose in PERSONAL.get(table, {}).items() if whose is Whose.WORDS)
