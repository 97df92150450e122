"""What somebody who types or scans in the journal room looks for."""

from dataclasses import dataclass

from returns_station.checkpoint import head_in
from returns_station.desk.auditing.views import EntrySeen, Query
from returns_station.scan import CreditNumber, SlipNumber, read


@dataclass(frozen=True, slots=True)
class Sought:
    """Entries of a query, or the one with a number; `code` is one on paper, to be held against."""

    query: Query
    seq: int = 0
    code: str = ""


def sought(text: str, seen: tuple[EntrySeen, ...]) -> Sought:
    """A slip, a credit, an entry's number, or somebody among those that are seen."""
    asked = text.strip()
    if asked.isdigit() and asked.isascii():
        return Sought(Query(), int(asked))
    if head_in(asked) is not None:
        return Sought(Query(), code=asked)
    about = coded(asked)
    if about:
        return Sought(Query(about=about))
    folded = asked.casefold()
    people = {one.name.casefold(): one.actor for one in seen if one.name}
    known = next((actor for name, actor in people.items() if name.startswith(folded)), "")
    return Sought(Query(actor=known or asked) if asked else Query())


def coded(text: str) -> str:
    """The number of a paper of ours as the journal names it; "" for anything else."""
    match read(text):
        case SlipNumber(number=number) | CreditNumber(number=number):
            return number
        case _:
            return ""
