"""Every sentence is drawn whole, whatever the language, the width and the size of the text."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.speech import speech
from tests.ui.rooms.terms.drafts import ALL_SAID, a_writing
from ui.rooms.terms.screen.words import drawn
from ui.rooms.terms.state.writing import sentences
from ui.theme import Theme
from ui.tokens import TOUCH
from ui.widgets.dots import Dots, Mark
from ui.widgets.value_line import ValueLine


@pytest.mark.parametrize("scale", (1.0, 2.0))
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_value_lies_within_its_line(
    qtbot: QtBot, wears: Callable[[Theme], None], language: str, scale: float
) -> None:
    wears(Theme(scale=scale, motion=False))

    for sentence in sentences(a_writing(ALL_SAID)):
        line = ValueLine()
        qtbot.addWidget(line)
        line.tell(drawn(sentence, speech(language)))
        line.resize(440, line.heightForWidth(440))
        line.show()

        for key, chip in line.chips.items():
            assert line.rect().contains(chip.geometry()), (language, key)
            assert chip.height() >= TOUCH
        places = [chip.geometry() for chip in line.order]
        assert not any(
            one.intersects(other) for nr, one in enumerate(places) for other in places[nr + 1 :]
        )


def test_that_dots_stand_in_rows_of_twenty_and_say_what_they_mean(qtbot: QtBot) -> None:
    dots = Dots()
    qtbot.addWidget(dots)

    dots.tell([Mark.SMALL] * 199 + [Mark.FULL], "New yes 1")

    assert dots.heightForWidth(280) == 10 * 14
    assert dots.accessibleName() == "New yes 1"
