"""What the desk asks of the store-room about promises, messages and what lies in the inbox."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from returns_station.desk.dialogue.feedback_ports import FeedbackReads, FeedbackShelf
    from returns_station.desk.dialogue.inbox_ports import InboxReads, InboxShelf
    from returns_station.desk.dialogue.shelves import LetterShelf, LetterViews
    from returns_station.desk.dialogue.wording_shelf import WordingQuestions, WordingShelf
    from returns_station.desk.following import Follow
    from returns_station.desk.service.ports import BoardReads, PromiseReads, PromiseShelf
    from returns_station.desk.service.surprise_ports import SurpriseReads, SurpriseShelf


class ServiceViews(Protocol):
    """Read."""

    @property
    def feedback(self) -> "FeedbackReads":
        """What was said of us."""

    @property
    def surprises(self) -> "SurpriseReads":
        """Small extras as they were given."""

    @property
    def letters(self) -> "LetterViews":
        """Letters as they stand."""

    @property
    def promises(self) -> "PromiseReads":
        """Promises as they stand."""

    @property
    def board(self) -> "BoardReads":
        """What was promised and felt, to be reckoned."""

    @property
    def wordings(self) -> "WordingQuestions":
        """The shop's own words."""

    @property
    def inbox(self) -> "InboxReads":
        """What lies in the inbox."""


class ServiceWork(Protocol):
    """Written."""

    @property
    def inbox(self) -> "InboxShelf":
        """The shelf of what customers wrote and said."""

    @property
    def feedback(self) -> "FeedbackShelf":
        """The shelf of what was said of us."""

    @property
    def surprises(self) -> "SurpriseShelf":
        """The shelf of small extras."""

    @property
    def letters(self) -> "LetterShelf":
        """The shelf of letters."""

    @property
    def promises(self) -> "PromiseShelf":
        """The shelf of promises."""

    @property
    def wordings(self) -> "WordingShelf":
        """The shelf of the shop's own words."""

    def followed_by(self, follow: "Follow") -> None:
        """Let this be done with all events that are journalled from now on."""
