"""`person`, `thin-out`, `retention`: what is kept of people, and for how long."""

import json
import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.privacy.views import Erased, PersonData, ThinnedOut
from returns_station.phrase import Phrase
from returns_station.privacy.retention import Keep, Rule, rules_of


class FileNotWrittenError(StationError):
    """The disk did not take the file; nothing was handed out."""


class NotSureError(InputError):
    """Forgetting cannot be undone: it is done where it was said twice."""


def run(context: Context, asked: Namespace) -> int:
    """Find, hand out or forget somebody."""
    return {"find": _find, "export": _export, "erase": _erase}[asked.deed](context, asked)


def thin_out(context: Context, _asked: Namespace) -> int:
    """Let go of what was kept long enough, now."""
    told = context.open_station().keeping(context.who).thin_out()
    context.answer(_thinned_shape(told), "\n".join(_thinned(context, told)))
    return DONE


def retention(context: Context, asked: Namespace) -> int:
    """Tell how long each kind is kept."""
    from returns_station.adapters.clock import now
    from returns_station.adapters.law.retention import retention_for

    market = asked.market.upper() or context.settings.shop.market
    rules = rules_of(retention_for(market, now().date()))
    facts: Plain = [_rule_shape(rule) for rule in rules]
    context.answer(facts, "\n".join(context.say(said(rule)) for rule in rules))
    return DONE


def said(rule: Rule) -> Phrase:
    """A rule as a sentence."""
    return Phrase(
        "retention.rule",
        {
            "kind": Phrase(f"retention.kind.{rule.kind}"),
            "long": _long(rule.keep),
            "from": Phrase(f"retention.from.{rule.kind}"),
            "source": rule.source or rule.kind.value,
            "confidence": rule.confidence,
        },
    )


def _long(keep: Keep) -> Phrase:
    parts = [
        Phrase(f"retention.{name}", {"count": count})
        for name in ("years", "months", "days")
        if (count := getattr(keep, name))
    ]
    return Phrase("retention.and", {"one": parts[0], "other": parts[1]}) if parts[1:] else parts[0]


def _rule_shape(rule: Rule) -> dict[str, Plain]:
    keep = {"years": rule.keep.years, "months": rule.keep.months, "days": rule.keep.days}
    shape: dict[str, Plain] = {name: count for name, count in keep.items() if count}
    return {
        "kind": rule.kind.value,
        "keep": shape,
        "source": rule.source,
        "confidence": rule.confidence,
    }


def _find(context: Context, asked: Namespace) -> int:
    found = context.open_station().keeping(context.who).find(asked.text)
    facts: Plain = [
        {
            "customer": one.customer_id,
            "name": one.name,
            "phone": one.phone,
            "email": one.email,
            "sales": one.sales,
            "returns": one.returns,
        }
        for one in found
    ]
    lines = [
        context.say(
            Phrase(
                "person.found",
                {
                    "id": str(one.customer_id),
                    "name": one.name,
                    "phone": one.phone,
                    "email": one.email,
                    "sales": one.sales,
                    "returns": one.returns,
                },
            )
        )
        for one in found
    ]
    context.answer(facts, "\n".join(lines) or context.say(Phrase("person.nobody")))
    return DONE if found else NOT_AS_ASKED


def _export(context: Context, asked: Namespace) -> int:
    data = context.open_station().keeping(context.who).export(asked.customer)
    _write(asked.to, data)
    head = Phrase("person.exported", {"count": data.count, "file": str(asked.to)})
    lines = [context.say(head)]
    for table, rows in data.records.items():
        lines.append(
            "  " + context.say(Phrase("person.table", {"table": table, "many": len(rows)}))
        )
    context.answer({"customer": data.customer_id, "records": data.count}, "\n".join(lines))
    return DONE


def _write(path: Path, data: PersonData) -> None:
    """For the eyes of who asked for it alone, and never over another file."""
    records = {name: list(rows) for name, rows in data.records.items()}
    told = {"customer": data.customer_id, "records": records}
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=False, indent=1)
    except OSError as error:
        raise FileNotWrittenError(Phrase("person.not_written", {"file": str(path)})) from error


def _erase(context: Context, asked: Namespace) -> int:
    if not asked.yes:
        raise NotSureError(Phrase("person.sure"))
    keeping = context.open_station().keeping(context.who)
    told = keeping.erase(asked.customer, asked.contact)
    context.answer(_erased_shape(told), "\n".join(_erased(context, told)))
    return DONE if told.done else NOT_AS_ASKED


def _erased(context: Context, told: Erased) -> Iterator[str]:
    yield context.say(Phrase("person.erased" if told.done else "person.erased_partly"))
    for one in told.waits:
        yield "  " + context.say(Phrase(f"person.waits.{one.why}", {"until": one.until}))
    if told.shared:
        yield context.say(Phrase("person.shared", {"count": told.shared}))
    yield context.say(Phrase(f"person.wiped.{told.wiped}"))


def _erased_shape(told: Erased) -> dict[str, Plain]:
    records: dict[str, Plain] = dict(told.records)
    waits: list[Plain] = [{"why": one.why, "until": one.until.isoformat()} for one in told.waits]
    return {
        "id": told.id,
        "done": told.done,
        "records": records,
        "waits": waits,
        "files": told.files,
        "shared": told.shared,
        "wiped": told.wiped.value,
    }


def _thinned(context: Context, told: ThinnedOut) -> Iterator[str]:
    key = "thin_out.done" if told.count else "thin_out.nothing"
    yield context.say(Phrase(key, {"count": told.count} if told.count else {}))
    for kind, count in told.counts.items():
        named = Phrase(f"retention.kind.{kind}")
        yield "  " + context.say(Phrase("thin_out.kind", {"many": count, "kind": named}))
    if told.finished or told.waiting:
        wishes = {"finished": told.finished, "waiting": told.waiting}
        yield context.say(Phrase("thin_out.wishes", dict(wishes)))
    yield context.say(Phrase(f"person.wiped.{told.wiped}"))


def _thinned_shape(told: ThinnedOut) -> dict[str, Plain]:
    counts: dict[str, Plain] = {kind.value: count for kind, count in told.counts.items()}
    return {
        "counts": counts,
        "finished": told.finished,
        "waiting": told.waiting,
        "wiped": told.wiped.value,
    }
