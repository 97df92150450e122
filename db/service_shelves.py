"""The shelves of promises, messages and the inbox, each opened when it is asked for."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from db.board import StoredBoard
    from db.feedback import FeedbackReading, StoredFeedback
    from db.inbox import StoredInbox
    from db.inbox_read import InboxReading
    from db.letters import StoredLetters
    from db.letters_read import LetterReading
    from db.promises import PromiseReading, StoredPromises
    from db.surprises import StoredSurprises, SurpriseReading
    from db.wordings import StoredWordings, WordingReading


class ServiceWork:
    """The shelves in a writing transaction."""

    _connection: Connection

    @property
    def inbox(self) -> "StoredInbox":
        """The shelf of what customers wrote and said."""
        from db.inbox import StoredInbox

        return StoredInbox(self._connection)

    @property
    def feedback(self) -> "StoredFeedback":
        """The shelf of what was said of us."""
        from db.feedback import StoredFeedback

        return StoredFeedback(self._connection)

    @property
    def surprises(self) -> "StoredSurprises":
        """The shelf of small extras."""
        from db.surprises import StoredSurprises

        return StoredSurprises(self._connection)

    @property
    def letters(self) -> "StoredLetters":
        """The shelf of letters."""
        from db.letters import StoredLetters

        return StoredLetters(self._connection)

    @property
    def promises(self) -> "StoredPromises":
        """The shelf of promises."""
        from db.promises import StoredPromises

        return StoredPromises(self._connection)

    @property
    def wordings(self) -> "StoredWordings":
        """The shelf of the shop's own words."""
        from db.wordings import StoredWordings

        return StoredWordings(self._connection)


class ServiceViews:
    """The same shelves, read."""

    _connection: Connection

    @property
    def inbox(self) -> "InboxReading":
        """What lies in the inbox."""
        from db.inbox_read import InboxReading

        return InboxReading(self._connection)

    @property
    def feedback(self) -> "FeedbackReading":
        """What was said of us."""
        from db.feedback import FeedbackReading

        return FeedbackReading(self._connection)

    @property
    def surprises(self) -> "SurpriseReading":
        """Small extras as they were given."""
        from db.surprises import SurpriseReading

        return SurpriseReading(self._connection)

    @property
    def letters(self) -> "LetterReading":
        """Letters as they stand."""
        from db.letters_read import LetterReading

        return LetterReading(self._connection)

    @property
    def promises(self) -> "PromiseReading":
        """Promises as they stand."""
        from db.promises import PromiseReading

        return PromiseReading(self._connection)

    @property
    def board(self) -> "StoredBoard":
        """What was promised and felt, to be reckoned."""
        from db.board import StoredBoard

        return StoredBoard(self._connection)

    @property
    def wordings(self) -> "WordingReading":
        """The shop's own words."""
        from db.wordings import WordingReading

        return WordingReading(self._connection)
