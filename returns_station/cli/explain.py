"""`explain NUMBER`: the whole trace of a stored return, for people or as a document to check."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from returns_station.adapters.law.book import law_by_name
from returns_station.adapters.speech import speech
from returns_station.canonical_reading import NotThisShapeError
from returns_station.cli.check_trace import kept_of, name_of
from returns_station.cli.checking import Vouched, document, vouched
from returns_station.cli.context import DONE, Context
from returns_station.cli.explaining import (
    answers_of,
    asked_by,
    asked_of,
    decider_of,
    details_of,
    ground_of,
    is_decider,
    line_of,
    sums_of,
    way,
    why_it,
)
from returns_station.desk.errors import InputError
from returns_station.desk.views import KeptTrace
from returns_station.phrase import Phrase
from returns_station.policy.decision import LineDecision
from returns_station.resolution.nearest import nearest_change
from returns_station.trace import Trace, read_trace, text_digest


class TraceUnreadableError(InputError):
    """What is stored of this return is no trace that this release can read."""


def run(context: Context, asked: Namespace) -> int:
    """Tell the whole trace of each return of a number; raises InputError where there is none."""
    with context.open_station().store.views() as views:
        found = kept_of(views, asked.number)
        told = vouched(views.journal())
    traces = [(kept, _trace(kept, told)) for kept in found]
    if context.as_json:
        print(documents(found, told), file=context.out)
        return DONE
    texts = ["\n".join(_lines(context, kept, trace, told)) for kept, trace in traces]
    print("\n\n".join(texts), file=context.out)
    return DONE


def documents(found: Sequence[KeptTrace], told: Vouched) -> str:
    """One document, or a list of them where a sale came back in several returns."""
    each = [document(kept.body, told.traces.get(kept.key, "")) for kept in found]
    return each[0] if len(each) == 1 else f"[{','.join(each)}]"


def _trace(kept: KeptTrace, told: Vouched) -> Trace:
    try:
        return read_trace(kept.body)
    except NotThisShapeError as error:
        about = told.about(kept) or Phrase("trace.unreadable")
        said = Phrase("trace.does_not_hold", {"name": name_of(kept), "problem": about})
        raise TraceUnreadableError(said) from error


def _lines(context: Context, kept: KeptTrace, trace: Trace, told: Vouched) -> Iterator[str]:
    say = context.say
    said = Phrase("explain.said.ask")
    if trace.settled:
        said = Phrase("explain.said.yes", {"way": way(trace.settled.outcome)})
    yield say(Phrase("explain.title", {"name": name_of(kept), "said": said}))
    yield from (say(phrase) for phrase in asked_of(trace))
    for line in trace.decision.lines:
        yield ""
        yield from (say(phrase) for phrase in line_of(trace, line))
        yield from (f"  {say(phrase)}" for phrase in answers_of(trace, line))
        yield from _grounds(context, trace, line)
    yield from _nearest(context, trace)
    yield from _settled(context, trace)
    yield ""
    yield from _read_by(context, kept, trace)
    about = told.about(kept) or Phrase("explain.vouched")
    yield say(about)


def _grounds(context: Context, trace: Trace, line: LineDecision) -> Iterator[str]:
    """Every ground in columns, the one that decided marked, with what its answer stands on."""
    say, decider = context.say, decider_of(trace, line)
    rows = [(asked, say(ground_of(asked)), say(asked_by(trace, asked))) for asked in line.trace]
    first = max(len(ground) for _, ground, _ in rows)
    second = max(len(basis) for _, _, basis in rows)
    for asked, ground, basis in rows:
        decides = is_decider(asked, decider)
        mark = ">" if decides else " "
        yield f"  {mark} {ground:{first}}  {basis:{second}}  {say(asked.because)}"
        details = "; ".join(say(each).removesuffix(".") for each in details_of(trace, asked))
        if details:
            yield f"      {details}"
        if decides:
            yield f"      {say(why_it(line, decider))}"
    if decider is None:
        yield f"    {say(why_it(line, None))}"


def _nearest(context: Context, trace: Trace) -> Iterator[str]:
    """What would have given more, found by deciding again."""
    law = law_by_name(trace.promise.law.version)
    if law is None:
        return
    promise = trace.promise.with_law(law)
    found = nearest_change(trace.sale, trace.claim, promise, trace.earlier)
    if found is not None:
        yield ""
        yield context.say(Phrase("explain.nearest_with", {"says": found.says}))


def _settled(context: Context, trace: Trace) -> Iterator[str]:
    settled = trace.settled
    if settled is None:
        return
    yield ""
    yield context.say(Phrase("explain.settled", {"way": way(settled.outcome)}))
    rows = [
        (context.say(name), speech(context.language).money(amount))
        for name, amount in sums_of(settled)
    ]
    first = max((len(name) for name, _ in rows), default=0)
    last = max((len(amount) for _, amount in rows), default=0)
    yield from (f"  {name:{first}}  {amount:>{last}}" for name, amount in rows)
    if settled.refund:
        yield "  " + context.say(Phrase("explain.by", {"day": settled.refund_by}))


def _read_by(context: Context, kept: KeptTrace, trace: Trace) -> Iterator[str]:
    """The versions with their digests, aligned."""
    promise = trace.promise
    rows = [
        (_basis("law", promise.law.version), promise.law.digest),
        (_basis("terms_at_sale", promise.at_sale.version), promise.at_sale.digest),
        (_basis("terms_today", promise.today.version), promise.today.digest),
        (Phrase("explain.trace"), text_digest(kept.body)),
        (Phrase("explain.engine", {"version": trace.engine}), ""),
    ]
    said = [(context.say(name), digest) for name, digest in rows]
    width = max(len(name) for name, _ in said)
    yield context.say(Phrase("explain.read_by"))
    yield from (f"  {name:{width}}  {digest}".rstrip() for name, digest in said)


def _basis(basis: str, version: str) -> Phrase:
    return Phrase(f"explain.basis.{basis}", {"version": version})
