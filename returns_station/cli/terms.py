"""`terms DEED`: the shop's promise, looked at; what changes it is in promising.py."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from returns_station.adapters.law.book import house_terms
from returns_station.adapters.plain import plain as plain_text
from returns_station.adapters.terms.writing import terms_plain, terms_toml
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.shelf import Promises
from returns_station.desk.terms_views import TermsRow, TermsState
from returns_station.phrase import Phrase
from returns_station.policy.promise.changes import Change, changes, describe

_UNKNOWN = "–"


def run(context: Context, asked: Namespace) -> int:
    """Carry out one deed and give its exit code."""
    match asked.deed:
        case "list":
            return _list(context)
        case "show":
            return _show(context, asked.version)
        case "diff":
            return _diff(context, asked.old, asked.new)
        case "export":
            return _export(context, asked)
        case _:
            from returns_station.cli.promising import run as promising

            return promising(context, asked)


def _list(context: Context) -> int:
    """Every version; 1 when a stored one is not the text that was promised."""
    promises = Promises(context.open_station())
    lines = [line for row in promises.rows for line in _told(context, row, promises)]
    if not promises.in_force:
        lines.append(context.say(Phrase("cli.terms_shipped", {"version": house_terms().version})))
    facts: Plain = [_shape(row, promises) for row in promises.rows]
    context.answer(facts, "\n".join(lines))
    return DONE if all(row.whole for row in promises.rows) else NOT_AS_ASKED


def _told(context: Context, row: TermsRow, promises: Promises) -> Iterator[str]:
    about = {"version": row.version, "author": row.author or _UNKNOWN}
    if row.state is TermsState.DRAFT:
        at = datetime.fromisoformat(row.saved_at)
        yield context.say(Phrase("cli.terms_draft", {**about, "at": at}))
    else:
        assert row.valid_from is not None, "what is published begins"
        key = "in_force" if row.version == promises.in_force else "published"
        yield context.say(Phrase(f"cli.terms_row.{key}", {**about, "day": row.valid_from}))
    if row.note:
        yield f"  {plain_text(row.note)}"
    if row.approved_by:
        by = plain_text(row.approved_by)
        yield "  " + context.say(Phrase("cli.terms_approved", {"version": row.version, "by": by}))
    if not row.whole:
        yield "  " + context.say(Phrase("cli.terms_not_whole", {"version": row.version}))


def _shape(row: TermsRow, promises: Promises) -> dict[str, Plain]:
    facts: dict[str, Any] = {
        name: getattr(row, name) for name in TermsRow.__slots__ if name != "terms"
    }
    begins: date | None = row.valid_from
    facts |= {"state": row.state.value, "valid_from": begins.isoformat() if begins else ""}
    return facts | {"in_force": row.version == promises.in_force}


def _show(context: Context, version: str) -> int:
    promises = Promises(context.open_station())
    terms = promises.terms(version or promises.in_force)
    row = next((row for row in promises.rows if row.version == terms.version), None)
    facts = _shape(row, promises) if row else {"version": terms.version}
    said = [context.say(each) for each in describe(terms, currency=_currency(context))]
    lines = [*(_told(context, row, promises) if row else (terms.version,)), *said]
    says: Plain = list[Plain](said)
    context.answer({**facts, "terms": terms_plain(terms), "says": says}, "\n".join(lines))
    return DONE if row is None or row.whole else NOT_AS_ASKED


def _diff(context: Context, old: str, new: str) -> int:
    promises = Promises(context.open_station())
    found = changes(promises.terms(old), promises.terms(new), currency=_currency(context))
    said = [context.say(_marked(change)) for change in found]
    facts: Plain = [
        {"key": change.key, "kinder": change.kinder, "says": context.say(change.said)}
        for change in found
    ]
    context.answer(facts, "\n".join(said or [context.say(Phrase("cli.terms_same"))]))
    return DONE


def _marked(change: Change) -> Phrase:
    mark = {True: "kinder", False: "stricter", None: "other"}[change.kinder]
    return Phrase(f"cli.terms_change.{mark}", {"said": change.said})


def _export(context: Context, asked: Namespace) -> int:
    """The text of a file that `import` reads; what UCP cannot carry is told on standard error."""
    import json

    terms = Promises(context.open_station()).terms(asked.version)
    if asked.toml:
        print(terms_toml(terms), end="", file=context.out)
        return DONE
    facts: dict[str, Any] = {"version": terms.version, **terms_plain(terms)}
    if asked.ucp:
        from returns_station.adapters.ucp.policies import export_ucp

        exported = export_ucp(terms, currency=_currency(context), language=context.language)
        facts = exported.document
        for phrase in exported.left_out:
            print(context.say(phrase), file=context.err)
    print(json.dumps(facts, ensure_ascii=False, indent=2), file=context.out)
    return DONE


def _currency(context: Context) -> str:
    return context.settings.shop.currency
