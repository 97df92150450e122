"""The doors of promises, messages, the inbox, feedback and small extras."""

from datetime import UTC, datetime
from typing import Final

from returns_station.desk.dialogue.ports import Wording
from returns_station.dialogue.answering import ItemKind, NewItem
from returns_station.dialogue.feedback import SaidOfUs
from returns_station.dialogue.letter import Address, Channel
from returns_station.people.rights import Right
from returns_station.service.surprise import SurpriseKind
from tests.door import DAY, DoorOf, look

NOBODYS_WORDS: Final = NewItem(
    "k",
    ItemKind.MESSAGE,
    "",
    Address(Channel.BY_HAND, ""),
    "",
    "words",
    datetime(2026, 11, 30, tzinfo=UTC),
)
PROMISES: Final = {
    "today": look(Right.SEE, lambda s, w: s.promises(w).today()),
    "due": look(Right.SEE, lambda s, w: s.promises(w).due(s.clock())),
    "of_slip": look(Right.SEE, lambda s, w: s.promises(w).of_slip("RS1")),
    "at_risk": look(Right.SEE, lambda s, w: s.promises(w).at_risk()),
    "done": DoorOf(Right.RECEIVE, lambda s, w: s.promises(w).done("repair:1")),
    "judge": DoorOf(Right.LOOK_AFTER, lambda s, w: s.promises(w).judge()),
    "foresee": DoorOf(Right.LOOK_AFTER, lambda s, w: s.promises(w).foresee()),
}
BOARD: Final = {
    "board": look(Right.SEE, lambda s, w: s.board(w).board(DAY, DAY)),
    "recomputed": look(Right.SEE, lambda s, w: s.board(w).recomputed(DAY, DAY)),
    "said": look(Right.SEE, lambda s, w: s.board(w).said()),
}
WORDINGS: Final = {
    "all": look(Right.SEE, lambda s, w: s.wordings(w).all()),
    "one": look(Right.SEE, lambda s, w: s.wordings(w).one("x", "sv")),
    "as_shipped": look(Right.SEE, lambda s, w: s.wordings(w).as_shipped("x", "sv")),
    "problems": look(Right.SEE, lambda s, w: s.wordings(w).problems("x", "sv", "", "")),
    "preview": look(Right.SEE, lambda s, w: s.wordings(w).preview("x", "sv", "", "")),
    "save": DoorOf(Right.WORDING, lambda s, w: s.wordings(w).save(Wording("x", "sv", "", ""))),
}
INBOX: Final = {
    "items": look(Right.ANSWER, lambda s, w: s.inbox(w).items()),
    "one": look(Right.ANSWER, lambda s, w: s.inbox(w).one("M1")),
    "colleagues": look(Right.ANSWER, lambda s, w: s.inbox(w).colleagues()),
    "file": look(Right.ANSWER, lambda s, w: s.inbox(w).file("no")),
    "paper": look(Right.ANSWER, lambda s, w: s.inbox(w).paper("no")),
    "take": DoorOf(Right.ANSWER, lambda s, w: s.inbox(w).take("M1")),
    "hand_over": DoorOf(Right.ANSWER, lambda s, w: s.inbox(w).hand_over("M1", "nobody")),
    "place": DoorOf(Right.ANSWER, lambda s, w: s.inbox(w).place("M1", "RS1")),
    "answer": DoorOf(Right.ANSWER, lambda s, w: s.inbox(w).answer("M1", "words", "k")),
    "bring": DoorOf(Right.ANSWER, lambda s, w: s.inbox(w).bring(NOBODYS_WORDS)),
    "offer": DoorOf(Right.ANSWER, lambda s, w: s.inbox(w).offer("M1", "k")),
    "text": DoorOf(Right.ANSWER, lambda s, w: s.inbox(w).text("+46700000000", "words", "k")),
    "fetch": DoorOf(Right.LOOK_AFTER, lambda s, w: s.inbox(w).fetch()),
    "escalate": DoorOf(Right.LOOK_AFTER, lambda s, w: s.inbox(w).escalate()),
}
LETTERS: Final = {
    "waiting": look(Right.SEE, lambda s, w: s.letters(w).waiting()),
    "of_slip": look(Right.SEE, lambda s, w: s.letters(w).of_slip("RS1")),
    "dead": look(Right.SEE, lambda s, w: s.letters(w).dead()),
    "contacts": look(Right.SEE, lambda s, w: s.letters(w).contacts("RS1")),
    "write": DoorOf(Right.ANSWER, lambda s, w: s.letters(w).write("RS1", "words", "k")),
    "reach": DoorOf(
        Right.TAKE_BACK,
        lambda s, w: s.letters(w).reach("RS1", Address(Channel.EMAIL, "nobody@example.se")),
    ),
    "told": DoorOf(Right.ANSWER, lambda s, w: s.letters(w).told(1)),
    "send_due": DoorOf(Right.LOOK_AFTER, lambda s, w: s.letters(w).send_due()),
}
FEEDBACK: Final = {
    "of_slip": look(Right.SEE, lambda s, w: s.feedback(w).of_slip("RS1")),
    "changes": look(Right.SEE, lambda s, w: s.feedback(w).changes()),
    "hear": DoorOf(Right.TAKE_BACK, lambda s, w: s.feedback(w).hear(SaidOfUs("k", "RS1", 1))),
    "code": DoorOf(Right.TAKE_BACK, lambda s, w: s.feedback(w).code("FB0000004274030", "k")),
    "change": DoorOf(Right.ANSWER, lambda s, w: s.feedback(w).change({"sv": "x"}, (), "k")),
}
SURPRISING: Final = {
    "today": look(Right.SEE, lambda s, w: s.surprise(w).today()),
    "give": DoorOf(Right.SURPRISE, lambda s, w: s.surprise(w).give("RS1", SurpriseKind.LINE, "k")),
}
