"""The page that shows every picture: what each is, and how they are made."""

from itertools import groupby
from typing import Final

from tests.ui.every_pages import PAGES, Page

LANGUAGES: Final = ("sv", "nb", "fi", "da", "en")
_THEMES: Final = ("light", "dark", "contrast")
_HEAD: Final = """\
# Every page, in three themes and five languages

Made by `python -m tests.ui.every_picture` (half an hour on two cores that others use, too):
1280x800 drawn as 800x500, in few colours. A picture is called `PAGE-THEME-LANGUAGE.webp`;
the light one in Swedish stands here. Goods, customers and slips keep the shop's own language.

Looked at and not kept: 1920x1080 (`--png --size 1920x1080 FOLDER`) and 200 % text
(`--png --percent 200 FOLDER`). The manual's pictures are made by `--manual`.
"""
_TABLE: Final = (
    "| | page | light | dark | contrast |\n"  # its first heading is a picture's
    "| --- | --- | --- | --- | --- |\n"
)


def told() -> str:
    """All of it as Markdown."""
    kept = (page for page in PAGES if page.kept)
    rooms = groupby(kept, key=lambda page: page.room)
    return _HEAD + "".join(
        f"\n## {room}\n\n{_TABLE}{''.join(map(_row, pages))}" for room, pages in rooms
    )


def _row(page: Page) -> str:
    name = page.name
    links = " | ".join(
        " ".join(f"[{language}]({name}-{theme}-{language}.webp)" for language in LANGUAGES)
        for theme in _THEMES
    )
    return f"| ![{name}]({name}-light-sv.webp) | **{name}**: {page.what} | {links} |\n"
