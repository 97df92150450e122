"""The keys of the counter, each once: what it does where, and how help says it."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from returns_station.policy.claim import Reason
from ui.models.answering import MOST_YES, WHY_KEYS
from ui.rooms.counter.state.counter import Page


class Do(Enum):
    """What a key asks for."""

    CONFIRM = auto()
    BACK = auto()
    SEEK = auto()
    REASON = auto()
    OFFER = auto()
    PIECE = auto()
    UP = auto()
    DOWN = auto()
    TICK = auto()
    MORE = auto()
    FEWER = auto()
    WHY = auto()
    PRINT = auto()
    OPEN = auto()
    RESUME = auto()
    TYPE = auto()
    COUNT = auto()
    PICK = auto()
    MEND = auto()
    BRING_IN = auto()
    FILL = auto()
    SPLIT = auto()
    ALONE = auto()
    OFFER_ALONE = auto()
    AT_HOME = auto()
    CASH = auto()
    KEEP = auto()
    REDUCE = auto()
    LINES = auto()
    HUNT = auto()
    UNDO = auto()
    NEW_BACK = auto()
    REOPEN = auto()
    PAID = auto()
    NOT_PAID = auto()
    CALL = auto()
    OWING = auto()
    WRITE = auto()
    POINT = auto()
    UNPROVEN = auto()
    WHO = auto()
    TELL = auto()
    GROUP = auto()
    RETURNS = auto()
    SHOW = auto()
    STORY = auto()
    LANGUAGE = auto()
    PRACTISE = auto()
    CAME_OUT = auto()
    TO_FILE = auto()
    CODE = auto()
    FETCH = auto()
    ASK = auto()
    SAY = auto()
    BECAUSE = auto()
    SEND = auto()
    EXTRA = auto()
    GIVE = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """One key on some pages; `nr` tells keys of one kind apart; `help` names its place in help."""

    name: str
    do: Do
    pages: frozenset[Page]
    help: str = ""
    nr: int = 0


# Why, by digit: what is most often said comes first.
REASONS: Final = (
    (Reason.CHANGED_MIND, "arrow-u-up-left"),
    (Reason.WRONG_SIZE, "ruler"),
    (Reason.WRONG_ITEM, "hand-heart"),
    (Reason.FAULTY, "wrench"),
    (Reason.UNWANTED_GIFT, "gift"),
    (Reason.NOT_AS_DESCRIBED, "dots-three-circle"),
)
OFFER_KEYS: Final = ("Q", "W", "E", "R", "T", "Y")

_IDLE, _SEEK, _DONE = frozenset({Page.IDLE}), frozenset({Page.SEEK}), frozenset({Page.DONE})
_CREDIT, _OWING = frozenset({Page.CREDIT}), frozenset({Page.OWING})
_WORD: Final = frozenset({Page.UNPROVEN})
_RULE: Final = frozenset({Page.RULE})
_VISIT, _SWAP = frozenset({Page.VISIT}), frozenset({Page.SWAP})
_ALL: Final = frozenset(Page)

KEYS: Final = (
    Key("Enter", Do.CONFIRM, _ALL, "green"),
    Key("Esc", Do.BACK, _ALL, "back"),
    Key("F3", Do.SEEK, _ALL, "seek"),
    Key("Up", Do.UP, _SEEK | _VISIT | _OWING | _WORD, "rows"),
    Key("Down", Do.DOWN, _SEEK | _VISIT | _OWING | _WORD, "rows"),
    Key("Space", Do.TICK, _VISIT | _WORD, "rows"),
    Key("+", Do.MORE, _VISIT | _WORD, "count"),
    Key("-", Do.FEWER, _VISIT | _WORD, "count"),
    *(Key(str(nr), Do.REASON, _VISIT, "reason", nr) for nr in range(1, 7)),
    *(Key(name, Do.OFFER, _VISIT, "offer", nr) for nr, name in enumerate(OFFER_KEYS, 1)),
    *(
        Key(f"Shift+{name}", Do.OFFER_ALONE, _VISIT, "offer_alone", nr)
        for nr, name in enumerate(OFFER_KEYS, 1)
    ),
    Key("S", Do.SPLIT, _VISIT, "split"),
    Key("K", Do.KEEP, _VISIT, "keep"),
    Key("F4", Do.AT_HOME, _VISIT, "at_home"),
    Key("F7", Do.CASH, _VISIT, "cash"),
    Key("F9", Do.WHY, _VISIT, "why"),
    Key("F11", Do.LANGUAGE, _VISIT | _SWAP, "her_language"),
    Key("F2", Do.LINES, _SWAP, "lines"),
    Key("F2", Do.UNPROVEN, _IDLE | _SEEK | _VISIT, "unproven"),
    Key("F6", Do.WHO, _WORD, "who"),
    *(Key(str(nr), Do.PIECE, _SWAP, "piece", nr) for nr in range(1, 10)),
    Key("F5", Do.PRINT, _DONE | _IDLE | _CREDIT, "print"),
    Key("Shift+F5", Do.CAME_OUT, _DONE | _IDLE, "came_out"),
    Key("F2", Do.TO_FILE, _DONE, "to_file"),
    Key("Shift+F10", Do.CODE, _DONE, "her_code"),
    Key("F6", Do.SEND, _DONE, "send_slip"),
    Key("Shift+F6", Do.OPEN, _DONE, "open"),
    Key("F10", Do.EXTRA, _DONE, "extra"),
    *(Key(str(nr), Do.GIVE, _DONE, "give", nr) for nr in range(1, 5)),
    Key("F11", Do.FETCH, _DONE, "fetch"),
    Key("F8", Do.RESUME, _IDLE | _VISIT, "resume"),
    Key("F4", Do.FILL, _IDLE),
    Key("F9", Do.OWING, _IDLE, "owing"),
    Key("F7", Do.RETURNS, _IDLE, "returns"),
    Key("Tab", Do.GROUP, _SEEK, "group"),
    Key("F9", Do.STORY, _DONE, "story"),
    Key("F7", Do.UNDO, _DONE, "undo_visit"),
    Key("F8", Do.REOPEN, _DONE, "reopen"),
    Key("F4", Do.NEW_BACK, _DONE, "new_back"),
    Key("Q", Do.PAID, _DONE | _OWING, "paid"),
    Key("W", Do.NOT_PAID, _DONE | _OWING, "not_paid"),
    Key("E", Do.CALL, _DONE | _OWING, "call"),
    *(Key(str(nr), Do.SAY, _RULE, "answers", nr) for nr in range(1, MOST_YES + 2)),
    *(Key(name, Do.BECAUSE, _RULE, "because", nr) for nr, name in enumerate(WHY_KEYS, 1)),
)


def key_for(name: str, page: Page) -> Key | None:
    """What a key does on a page, if anything."""
    return next((key for key in KEYS if key.name == name and page in key.pages), None)
