"""Nothing in the journal room is cut off, lies on anything else, or goes unheard."""

from typing import Final

import pytest
from PySide6.QtTest import QTest

from returns_station.adapters.pseudo import PSEUDO
from tests.ui.fits import faults_of
from tests.ui.journal_pictures import a_reader, scenes
from tests.ui.pages import Look, calm

pytestmark = pytest.mark.usefixtures("wears")
LOOKS: Final = (Look("fi", 100, (1024, 700)), Look(PSEUDO, 200), Look(PSEUDO), Look("da"))


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_that_all_of_the_journal_is_seen_and_heard(look: Look) -> None:
    faults = {}
    language = "en" if look.language == PSEUDO else look.language

    with a_reader(look.size, language, look.percent) as app:
        if look.language == PSEUDO:
            app.window.speak(PSEUDO)
        for name in scenes(app):
            calm()
            window = app.window
            # What has the focus is scrolled to in a window at work alone.
            window.activateWindow()
            assert QTest.qWaitForWindowActive(window)
            if found := faults_of(window):
                faults[name] = found

    assert faults == {}
