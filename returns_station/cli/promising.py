"""`terms check|save|import|approve|publish`: a promise on its way from a file to the counter."""

import json
from argparse import Namespace
from pathlib import Path

from returns_station.adapters.clock import new_key
from returns_station.adapters.promise_keeping import ShopKeeper
from returns_station.adapters.terms.file import TermsFile, TermsFileError, read_terms
from returns_station.canonical import Plain, plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.days import local_day
from returns_station.desk.commands import ApproveTerms, PublishTerms, SaveTerms, TermsCommand
from returns_station.desk.errors import InputError
from returns_station.desk.promising import TermsBelowLawError, TermsBreakCasesError, TermsDone
from returns_station.desk.terms_views import OwnCases
from returns_station.phrase import Phrase


class TermsUnreadableError(InputError):
    """The file of terms cannot be opened."""


def run(context: Context, asked: Namespace) -> int:
    """Carry out one deed; what cannot be promised is told whole, reason by reason."""
    try:
        if asked.deed == "check":
            return _check(context, asked.file)
        key = asked.key or new_key()
        match asked.deed:
            case "approve":
                return _approve(context, ApproveTerms(key, asked.version))
            case "publish":
                return _publish(context, PublishTerms(key, asked.version, asked.begins))
            case _:
                return _save(context, asked, key)
    except (TermsFileError, TermsBelowLawError) as error:
        reasons = error.faults if isinstance(error, TermsFileError) else error.reasons
        return _refuse(context, reasons)
    except TermsBreakCasesError as error:
        return _refuse(context, (error.advice, *_broken(error.own)))


def _check(context: Context, path: Path) -> int:
    """Whether a file may be promised: 1 with every reason when it may not."""
    station = context.open_station()
    told = _read(path)
    keeper = ShopKeeper(context.settings.shop, context.folder)
    day = told.valid_from or local_day(station.clock(), keeper.market)
    below, own = keeper.below_the_law(told.terms, day), keeper.own_cases(told.terms)
    if below or own.broken:
        return _refuse(context, (*below, *_broken(own)))
    beside = keeper.beside_the_law(told.terms, day)
    said = [context.say(Phrase("cli.terms_may", {"hold": own.hold, "cases": own.count}))]
    said += [context.say(each) for each in beside]
    context.answer({"reasons": [], "notes": list[Plain](said[1:])}, "\n".join(said))
    return DONE


def _save(context: Context, asked: Namespace, key: str) -> int:
    """Keep a draft; 1 when some of the shop's own examples would be answered otherwise."""
    is_ucp = asked.deed == "import" and asked.ucp
    told = _read_ucp(context, asked.file) if is_ucp else _read(asked.file)
    command = SaveTerms(key, told.terms, asked.note or told.note, told.valid_from)
    done = _perform(context, command)
    said = [Phrase("cli.terms_saved", {"version": done.version}), *_broken(done.own)]
    _answer(context, done, "\n".join(context.say(each) for each in said))
    return NOT_AS_ASKED if done.own.broken else DONE


def _approve(context: Context, command: ApproveTerms) -> int:
    done = _perform(context, command)
    about = {"version": done.version, "by": context.who.actor}
    _answer(context, done, context.say(Phrase("cli.terms_approved", about)))
    return DONE


def _publish(context: Context, command: PublishTerms) -> int:
    done = _perform(context, command)
    about = Phrase("cli.terms_promised", {"version": done.version, "day": command.valid_from})
    _answer(context, done, context.say(about))
    return DONE


def _perform(context: Context, command: TermsCommand) -> TermsDone:
    return context.open_station().perform(command, context.who)


def _answer(context: Context, done: TermsDone, says: str) -> None:
    broken = plain(done.own.broken)
    facts: Plain = {"version": done.version, "again": done.again, "broken": broken}
    context.answer(facts, says)


def _refuse(context: Context, reasons: tuple[Phrase, ...]) -> int:
    said = [context.say(reason) for reason in reasons]
    context.answer({"reasons": list[Plain](said)}, "\n".join(said))
    return NOT_AS_ASKED


def _broken(own: OwnCases) -> tuple[Phrase, ...]:
    return tuple(
        Phrase("cli.terms_case", {"case": each.id, "says": each.says, "keys": each.keys})
        for each in own.broken
    )


def _read(path: Path) -> TermsFile:
    return read_terms(_text(path), name=path.name, version="draft")


def _read_ucp(context: Context, path: Path) -> TermsFile:
    """UCP's policies as terms; what of them our terms do not carry is told on standard error."""
    from returns_station.adapters.ucp.policies import import_ucp

    try:
        policies = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        told = Phrase("terms.file.unreadable", {"file": path.name, "why": str(error)})
        raise TermsUnreadableError(told) from error
    found = import_ucp(policies, currency=context.settings.shop.currency)
    for phrase in found.left_out:
        print(context.say(phrase), file=context.err)
    text = json.dumps(found.terms_plain, ensure_ascii=False)
    return read_terms(text, name=f"{path.stem}.json", version="draft")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TermsUnreadableError(Phrase("file.unreadable", {"file": path.name})) from error
