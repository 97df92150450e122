"""What came with conversations: pictures, fetched once, and PDF files, shown by the system."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QImage

from returns_station.phrase import Phrase
from ui.errand import send_kindly
from ui.rooms.inbox.asking import Answering
from ui.rooms.inbox.screen.pictures import drawn
from ui.rooms.inbox.state.talk import Talk


class Attached:
    """Fetches what may be shown; it decides nothing."""

    def __init__(self, pool: QThreadPool) -> None:
        """Nothing has been fetched yet."""
        self.images: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self._pool = pool

    def forget(self) -> None:
        """Somebody else works here; what is under way comes for nobody."""
        self.images, self._asked = {}, set()

    def fetch(self, answering: Answering, talk: Talk, then: Callable[[], object]) -> None:
        """Fetch the pictures of a conversation, once: all were drawn anew before they were kept."""
        asked = self._asked
        names = {name for said in talk.said for name in said.pictures} - asked
        asked |= names
        if not names:
            return

        def came(images: dict[str, QImage]) -> None:
            if asked is self._asked:
                self.images.update(images)
                then()

        send_kindly(lambda: drawn(answering.file, names), came, lambda _: None, self._pool)

    def open(
        self,
        answering: Answering,
        name: str,
        open_file: Callable[[str], bool],
        advise: Callable[[Phrase], object],
    ) -> None:
        """Show a PDF in the system's viewer, once it was looked at; or say that none is there."""

        def found(path: str) -> None:
            if not path or not open_file(path):
                advise(Phrase("inbox.no_paper"))

        send_kindly(partial(answering.paper, name), found, advise, self._pool)
