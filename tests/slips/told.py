"""The words of a page as they are read, line by line from the top."""

from collections.abc import Iterable

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.printing.drawing import Page, Paper, Text
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.speech import speech
from tests.slips.kinds import every_kind


def rows_of(pages: Iterable[Page]) -> str:
    """Each base line is a row, from the left."""
    rows: list[str] = []
    for page in pages:
        lines: dict[int, list[tuple[float, str]]] = {}
        for down, block in page.blocks:
            for item in block.items:
                if isinstance(item, Text):
                    lines.setdefault(round(down + item.y), []).append((item.x, item.text))
        rows += (" | ".join(text for _, text in sorted(lines[y])) for y in sorted(lines))
    return "\n".join(rows).replace("\N{NO-BREAK SPACE}", " ") + "\n"


def every_word(language: str) -> str:
    """What each kind of slip says on a roll, in Swedish also what each paper does."""
    voice, kinds = speech(language), every_kind(language)
    said = [
        f"== {kind} ==\n{rows_of(pages_of(slip, Paper.ROLL_80, voice))}"
        for kind, slip in kinds.items()
    ]
    if language == "sv":
        refund = next(iter(kinds.values()))
        said += [f"== on {each} ==\n{rows_of(pages_of(refund, each, voice))}" for each in Paper]
    return "\n".join(said)


def all_words() -> dict[str, str]:
    """By the name of the file that keeps them."""
    return {f"{language}.txt": every_word(language) for language in LANGUAGES}
