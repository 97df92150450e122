"""What of `staff` is a door of its own: the first manager, a PIN, a recovery code, joining.

A PIN, a badge and a code are asked for without being shown, or read from the environment: what
stands on a command line is seen by everybody on the machine and kept in histories.
"""

from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from returns_station.adapters.clock import now
from returns_station.case import Who
from returns_station.cli.context import DONE, Context
from returns_station.cli.gate import BADGE, PIN
from returns_station.days import zone_of
from returns_station.desk.errors import NotAllowedError
from returns_station.desk.people.errors import SecretRefusedError
from returns_station.desk.people.papers import badge_card, recovery_paper
from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from returns_station.desk.people.staffing import Staffing
    from returns_station.desk.people.views import NewBadge


def first(context: Context, asked: Namespace) -> int:
    """Make the first manager."""
    secret = _chosen(context, context.signing.secret)
    station, desk = context.open_station(), context.who.desk
    made = station.doorkeeper.first_manager(asked.name, secret, desk, asked.speaks)
    who = Who(made.badge.name, desk, made.badge.staff)
    _codes_out(context, made.recovery, made.join, asked.codes_to, who)
    put_badge_out(context, made.badge, asked.to, who)
    return DONE


def pin(context: Context, asked: Namespace) -> int:  # noqa: ARG001 - every deed takes both
    """Choose the first PIN of a badge, or another one."""
    door, desk = context.open_station().doorkeeper, context.who.desk
    badge = _given(context, context.signing.badge, Phrase("cli.sign_in.badge"))
    seen = door.badge(badge, desk)
    if seen.has_secret:
        old = _given(context, context.signing.secret, Phrase("cli.sign_in.secret"))
        door.set_secret(
            Who(seen.name, desk, seen.staff), old, _chosen(context, context.signing.new_secret)
        )
    else:
        door.first_secret(badge, _chosen(context, context.signing.new_secret), desk)
    context.answer({"pin": "set"}, context.say(Phrase("people.pin_set")))
    return DONE


def recover(context: Context, asked: Namespace) -> int:
    """Come in by a code on paper."""
    code = _given(context, context.signing.code, Phrase("cli.staff_ask.recovery"))
    secret = _chosen(context, context.signing.secret)
    station, desk = context.open_station(), context.who.desk
    made = station.doorkeeper.recover(code, secret, desk, new_pepper=asked.new_key)
    left = Phrase("people.codes_left", {"count": made.codes_left})
    context.answer({"codes_left": made.codes_left, "join": made.join}, context.say(left))
    if made.join and not context.as_json:
        _also(context, Phrase("people.join_shown", {"code": made.join}))
    who = Who(made.badge.name, desk, made.badge.staff)
    put_badge_out(context, made.badge, asked.to, who)
    return DONE


def join(context: Context, asked: Namespace) -> int:  # noqa: ARG001 - as above
    """Let this computer read the shop's PINs."""
    code = _given(context, context.signing.code, Phrase("cli.staff_ask.join"))
    new = context.open_station().doorkeeper.join(code)
    told = Phrase("people.joined" if new else "people.joined_before")
    context.answer({"joined": new}, context.say(told))
    return DONE


def codes(context: Context, staffing: "Staffing", asked: Namespace) -> int:
    """New recovery codes of her own, with the join code."""
    made = staffing.new_codes()
    _codes_out(context, made, staffing.join_code(), asked.codes_to, context.who)
    return DONE


def put_badge_out(context: Context, badge: "NewBadge", target: str, who: Who) -> None:
    """Print a badge, or keep it as a PDF beside the store; it can be made anew, never again."""
    station = context.open_station()
    shop, language = station.house.shop, station.house.language
    named = f"badge-{badge.staff}.pdf"
    place = target or str(context.folder / named)
    station.put_out(badge_card(badge, shop, language), place, who)
    if not target:
        with suppress(OSError):
            Path(place).chmod(0o600)
    told = Phrase("people.badge_printed", {"where": target or named})
    _also(context, told)


def _codes_out(context: Context, codes: tuple[str, ...], join_: str, target: str, who: Who) -> None:
    """Print the codes, or show them once."""
    if target:
        station = context.open_station()
        shop, language = station.house.shop, station.house.language
        made_at = now().astimezone(zone_of(shop.market))
        paper = recovery_paper(who.actor, codes, join_, shop, language, made_at)
        station.put_out(paper, target, who)
        context.answer({"codes": len(codes)}, context.say(Phrase("people.codes_printed")))
        return
    lines = [context.say(Phrase("people.codes_shown")), *codes]
    lines.append(context.say(Phrase("people.join_shown", {"code": join_})))
    context.answer({"codes": list(codes), "join": join_}, "\n".join(lines))


def _given(context: Context, given: str, asks: Phrase) -> str:
    """What the environment gave, else what whoever sits there types without its being shown."""
    ask = context.signing.ask
    told = given or (ask(context.say(asks)).strip() if ask is not None else "")
    if not told:
        names = {"badge": BADGE, "pin": PIN}
        raise NotAllowedError(Phrase("cli.sign_in.needed", names))
    return told


def _chosen(context: Context, given: str) -> str:
    """A new PIN: typed twice alike, unless the environment gave it."""
    if given:
        return given
    new = _given(context, "", Phrase("cli.staff_ask.new_pin"))
    if _given(context, "", Phrase("cli.staff_ask.again")) != new:
        raise SecretRefusedError(Phrase("people.not_alike"))
    return new


def _also(context: Context, told: Phrase) -> None:
    """Said to people beside the answer; who asked for JSON gets the answer alone."""
    if not context.as_json:
        context.answer(None, context.say(told))


DOORS: Final[dict[str, Callable[[Context, Namespace], int]]] = {
    "first": first,
    "pin": pin,
    "recover": recover,
    "join": join,
}
"""What asks for no sign-in: each is a sign-in of its own."""
