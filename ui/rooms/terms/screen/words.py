"""A sentence as it is drawn: the state's words and values, spoken in the clerk's language."""

from returns_station.adapters.speech import Speech
from ui.rooms.terms.state.chip import Chip
from ui.rooms.terms.state.sentence import Sentence, pieces
from ui.widgets.value_line import Valued


def drawn(sentence: Sentence, say: Speech) -> tuple[str | Valued, ...]:
    """The sentence in this language, its values in the places that the language gives them."""
    spoken = say.say(sentence.phrase)
    return tuple(
        piece if isinstance(piece, str) else valued(piece, say)
        for piece in pieces(spoken, sentence)
    )


def valued(chip: Chip, say: Speech) -> Valued:
    """A value as it is drawn."""
    return Valued(
        chip.key,
        say.say(chip.name),
        say.format_field(chip.said, ""),
        opens=bool(chip.choices),
        enters=chip.only_chosen or chip.is_written,
    )
