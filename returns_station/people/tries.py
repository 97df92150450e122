"""How often a wrong PIN may be tried, and how long it waits then: by a clock nobody can set.

A steady clock counts milliseconds since the machine (or the server) was started. It never jumps; it
only begins anew. What it counted less than before is a machine that was started again, and the
whole wait begins again with it. The wall clock is never asked.
"""

from dataclasses import dataclass, replace
from typing import Final

_SECOND: Final = 1000


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries since the last right one, and the wait that the last one began.

    `since` is the steady clock's reading then, in milliseconds; `wait` the wait, in milliseconds.
    """

    wrong: int = 0
    wait: int = 0
    since: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """So many tries are free; the next ones wait, each twice as long as the one before.

    With `forgets` one wrong try is forgotten every so many milliseconds.
    """

    free: int
    first: int
    longest: int
    forgets: int = 0


PERSON: Final = Rule(free=5, first=30 * _SECOND, longest=15 * 60 * _SECOND)
"""For one person, wherever she is tried: five, then 30 seconds, doubling to 15 minutes."""
STATION: Final = Rule(free=20, first=0, longest=0, forgets=3 * 60 * _SECOND)
"""For all who are tried at one station: twenty, then one in three minutes.

One person's wrong tries never come to so many: her own wait is longer.
"""


def left_of(tries: Tries, rule: Rule, now: int) -> int:
    """How many milliseconds it is until another may be tried; 0: now."""
    if rule.forgets:
        kept = _forgotten(tries, rule, now)
        return 0 if kept.wrong < rule.free else rule.forgets - (now - kept.since)
    if now < tries.since:
        return tries.wait
    return max(0, tries.since + tries.wait - now)


def settled(tries: Tries, rule: Rule, now: int) -> Tries:
    """The same, on a machine that may have been started anew: its whole wait begins again."""
    if rule.forgets:
        return _forgotten(tries, rule, now)
    return replace(tries, since=now) if now < tries.since else tries


def tried(tries: Tries, rule: Rule, now: int) -> Tries:
    """One more, taken for wrong before anybody knows: who pulls the plug has used it all the same.

    Only asked when none is left to wait.
    """
    assert not left_of(tries, rule, now), "tried while shut out"
    if rule.forgets:
        kept = _forgotten(tries, rule, now)
        return Tries(kept.wrong + 1, 0, kept.since if kept.wrong else now)
    wrong = tries.wrong + 1
    # A number this large has long come to the longest wait.
    doubled = rule.first << min(wrong - rule.free, 16) if wrong >= rule.free else 0
    return Tries(wrong, min(doubled, rule.longest), now)


def right(tries: Tries, rule: Rule) -> Tries:
    """The last one was right: for a person all is forgotten, at a station this one."""
    return replace(tries, wrong=max(0, tries.wrong - 1)) if rule.forgets else Tries()


def _forgotten(tries: Tries, rule: Rule, now: int) -> Tries:
    """A station's tries without those that were long enough ago."""
    if now < tries.since:
        return replace(tries, since=now)
    past = (now - tries.since) // rule.forgets
    if past >= tries.wrong:
        return replace(tries, wrong=0)
    return replace(tries, wrong=tries.wrong - past, since=tries.since + past * rule.forgets)
