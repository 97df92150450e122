"""`check-trace NUMBER|FILE... | --all`: stored returns decided again, and what differs told."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from returns_station.adapters.law.checking import checked_laws, shipped
from returns_station.canonical import Plain
from returns_station.cli.checking import (
    UNREADABLE,
    answer_problems,
    document_problems,
    readable,
    sale_problem,
    terms_problem,
    vouched,
)
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.context import UNREADABLE as EXIT_UNREADABLE
from returns_station.desk.errors import InputError
from returns_station.desk.ports import Views
from returns_station.desk.views import KeptTrace
from returns_station.phrase import Phrase
from returns_station.sale import Sale
from returns_station.scan import SlipNumber, code_key, printed_slip_number, read


class NumberUnknownError(InputError):
    """No slip, no sale and no case has this number."""


class NothingToCheckError(InputError):
    """Neither a number nor a file was named, nor all of them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One return or file, and what does not hold of it."""

    name: str
    problems: tuple[Phrase, ...]

    @property
    def code(self) -> int:
        """Its exit code: it holds, it differs, or it cannot be decided again."""
        keys = {problem.key for problem in self.problems}
        if not keys:
            return DONE
        return EXIT_UNREADABLE if keys <= UNREADABLE else NOT_AS_ASKED


def run(context: Context, asked: Namespace) -> int:
    """Check each and tell; 1 when something differs, 2 when something cannot be read or found."""
    named, every = asked.names, asked.all
    if bool(named) == every:
        raise NothingToCheckError(Phrase("trace.nothing_asked"))
    codes: Counter[int] = Counter()
    shapes: list[Plain] = []
    lines: list[str] = []
    for one in _checked(context, named):
        codes[one.code] += 1
        if context.as_json:
            shapes.append(_shape(context, one))
        elif one.problems or not every:
            lines += _lines(context, one)
    text = "\n".join([*lines, context.say(_summary(codes))])
    context.answer(shapes, text)
    return next(code for code in (NOT_AS_ASKED, EXIT_UNREADABLE, DONE) if codes[code] or not code)


def kept_of(views: Views, number: str) -> tuple[KeptTrace, ...]:
    """The stored returns of a number as it was scanned or typed; raises NumberUnknownError."""
    scanned = read(number)
    coded = scanned.number if isinstance(scanned, SlipNumber) else number
    found = views.traces(coded, code_key(number))
    if not found:
        raise NumberUnknownError(Phrase("trace.unknown_number", {"number": number}))
    return found


def name_of(kept: KeptTrace) -> str:
    """What a stored return is called: its slip, else its sale and the press that made it."""
    return printed_slip_number(kept.slip) if kept.slip else f"{kept.sale} ({kept.key})"


def _checked(context: Context, named: Sequence[str]) -> Iterator[Checked]:
    """Files need no store-room; one journey through the journal serves all the others."""
    law_named = checked_laws(shipped)
    numbers = []
    for name in named:
        if Path(name).is_file():
            problems = document_problems(_text(Path(name)), law_named)
            yield Checked(name, tuple(problems))
        else:
            numbers.append(name)
    if numbers or not named:
        with context.open_station().store.views() as views:
            kept = views.every_trace() if not named else _named(views, numbers)
            yield from check_stored(views, kept)


def _named(views: Views, numbers: Iterable[str]) -> Iterator[KeptTrace]:
    for number in numbers:
        yield from kept_of(views, number)


def check_stored(views: Views, kept: Iterable[KeptTrace]) -> Iterator[Checked]:
    """Hold stored returns against the journal, the law, the terms and their sales."""
    law_named = checked_laws(shipped)
    told = vouched(views.journal())
    rows = {row.version: row for row in views.kept_terms()}
    for one in kept:
        vouches = told.about(one)
        if vouches is not None and vouches.key in UNREADABLE:
            yield Checked(name_of(one), (vouches,))
            continue
        trace = readable(one.body)
        problems = [vouches, *answer_problems(trace, law_named)]
        if trace is not None:
            problems.append(sale_problem(trace, _sale(views, one.sale_id)))
            read_as = dict.fromkeys((trace.promise.at_sale, trace.promise.today))
            problems += [terms_problem(terms, rows, told.terms) for terms in read_as]
        yield Checked(name_of(one), tuple(problem for problem in problems if problem))


def _sale(views: Views, sale_id: int) -> Sale | None:
    try:
        view = views.sale(sale_id)
    except ValueError:
        # A row that is none of ours any more.
        return None
    return view.sale if view else None


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        # What is no text is no trace either, and is told as such.
        return ""


def _summary(codes: Counter[int]) -> Phrase:
    if codes[DONE] == codes.total():
        return Phrase("trace.all_hold", {"count": codes[DONE]})
    bad = codes.total() - codes[DONE]
    return Phrase("trace.some_differ", {"count": bad, "all": codes.total()})


def _shape(context: Context, one: Checked) -> Plain:
    problems: list[Plain] = [{"key": each.key, "says": context.say(each)} for each in one.problems]
    return {"name": one.name, "holds": not one.problems, "problems": problems}


def _lines(context: Context, one: Checked) -> Iterator[str]:
    if not one.problems:
        yield context.say(Phrase("trace.holds", {"name": one.name}))
    for problem in one.problems:
        yield context.say(Phrase("trace.does_not_hold", {"name": one.name, "problem": problem}))
