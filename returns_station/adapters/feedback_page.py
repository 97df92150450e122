"""The feedback page: one file in five languages that loads nothing, and says nothing by itself."""

import json
import re
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final

from returns_station.adapters.plain import plain
from returns_station.adapters.speech import speech
from returns_station.desk.errors import StationError
from returns_station.dialogue.feedback import GRADES, Topic
from returns_station.phrase import Phrase

_PLACE: Final = re.compile(r"\{\{([A-Z]+)\}\}", re.ASCII)
_OWN_NAMES: Final = {
    "sv": "Svenska",
    "nb": "Norsk",
    "fi": "Suomi",
    "da": "Dansk",
    "en": "English",
}
_WORDS: Final = {
    "how": Phrase("facing.how_was"),
    "about": Phrase("facing.about"),
    "read": Phrase("facing.read"),
    "number": Phrase("feedback.page.number"),
    "help": Phrase("feedback.page.help"),
    "wrong": Phrase("feedback.page.wrong"),
    "thanks": Phrase("feedback.page.thanks"),
    "show": Phrase("feedback.page.show"),
    "mail": Phrase("feedback.page.mail"),
    "kept": Phrase("feedback.page.kept"),
}


class PageNotWrittenError(StationError):
    """The page could not be kept there: no such folder, a full disk."""


def feedback_page(shop: str, language: str, mail: str = "") -> str:
    """The page; `mail` is where she may send it, "" offers no mail."""
    spoken = language if language in _OWN_NAMES else "en"
    facts = {
        "language": spoken,
        "languages": list(_OWN_NAMES.items()),
        "words": {one: _words(one) for one in _OWN_NAMES},
        "topics": [topic.value for topic in Topic],
        "mail": mail,
    }
    pages = files("assets") / "pages"
    say = speech(spoken)
    parts = {
        "LANGUAGE": spoken,
        "TITLE": escape(say("facing.how_was")),
        "SHOP": escape(plain(shop, limit=80)),
        "PLAIN": escape(say("feedback.page.plain")),
        "SCRIPT": (pages / "feedback.js").read_text("utf-8").strip(),
        "FACTS": _script_safe(facts),
    }
    page = (pages / "feedback.html").read_text("utf-8")
    # In one go: what a part brings is looked through by none that follows.
    return _PLACE.sub(lambda found: parts[found[1]], page)


def write_page(path: Path, page: str) -> None:
    """Keep it; raises PageNotWrittenError."""
    try:
        path.write_text(page, "utf-8")
    except OSError as error:
        raise PageNotWrittenError(
            Phrase("feedback.page.not_written", {"file": str(path)})
        ) from error


def _words(language: str) -> dict[str, str]:
    say = speech(language)
    grades = {f"grade{grade}": say.say(Phrase(f"facing.grade.{grade}")) for grade in GRADES}
    topics = {
        f"topic{nr}": say.say(Phrase(f"feedback.topic.{topic}")) for nr, topic in enumerate(Topic)
    }
    return {name: say.say(phrase) for name, phrase in _WORDS.items()} | grades | topics


def _script_safe(facts: object) -> str:
    """JSON that no text in it can end early, whatever a shop is called."""
    told = json.dumps(facts, ensure_ascii=True, sort_keys=True)
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
