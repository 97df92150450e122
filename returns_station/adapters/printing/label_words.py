"""Every word on a label, said and made plain; page and printer's own bytes say the same."""

from dataclasses import dataclass

from returns_station.adapters.printing.plain import plain
from returns_station.adapters.speech import Speech
from returns_station.label import Code, Label
from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class LabelWords:
    """All that a label says, ready to set; `to_says` and `sender_says` name the two addresses."""

    head: str
    large: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    mark: str
    mark_says: str
    to: tuple[str, ...]
    to_says: str
    sender: tuple[str, ...]
    sender_says: str
    copy_mark: str
    training_mark: str


def label_words(label: Label, speech: Speech) -> LabelWords:
    """What the label says, in the voice given; what has no letters is left out."""
    to, sender = all_said(label.to, speech), all_said(label.sender, speech)
    return LabelWords(
        head=said(label.head, speech),
        large=plain(label.large),
        lines=all_said(label.lines, speech),
        notes=all_said(label.notes, speech),
        mark=plain(label.mark),
        mark_says=said(label.mark_says, speech) if label.mark_says else "",
        to=to,
        to_says=plain(speech("label.to")) if to else "",
        sender=sender,
        sender_says=plain(speech("label.sender")) if sender else "",
        copy_mark=label.copy_mark,
        training_mark=label.training_mark,
    )


def label_title(label: Label, speech: Speech) -> str:
    """What its file is called: whom or where to."""
    return plain(" ".join(filter(None, (speech.say(label.head), label.large))))


def printed_under(code: Code) -> str:
    """What stands under a code for eyes."""
    return plain(code.printed or code.text)


def said(text: str | Phrase, speech: Speech) -> str:
    """A text from outside as it is, a phrase in the voice given; both made plain."""
    return plain(speech.say(text) if isinstance(text, Phrase) else text)


def all_said(texts: tuple[str | Phrase, ...], speech: Speech) -> tuple[str, ...]:
    """Several; what has no letters is left out."""
    return tuple(filter(None, (said(text, speech) for text in texts)))
