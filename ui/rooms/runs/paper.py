"""Where a driver's list goes: the printer for lists, the slips' own, or a file that is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ui.desk import Desk, open_file


@dataclass(frozen=True, slots=True)
class ListPaper:
    """`target` is where a list goes by its number; `opens` shows what became a file."""

    target: Callable[[str], str]
    opens: Callable[[str], object] | None = None


def paper_of(desk: Desk) -> ListPaper:
    """As this desk is set up."""
    printer = desk.list_printer or desk.printer
    return ListPaper(partial(_target, desk), None if printer else open_file)


def _target(desk: Desk, number: str) -> str:
    printer = desk.list_printer or desk.printer
    if printer:
        return f"printer:{printer}"
    folder = desk.data / "lists"
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder / f"{number}.pdf")
