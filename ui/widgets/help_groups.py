"""Which keys lie in one box of help, and where that box is at home."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect

from ui.widgets.help_box import Box, Frame, Keys
from ui.widgets.help_places import Host


@dataclass(frozen=True, slots=True)
class Group:
    """What one place does by its keys."""

    keys: tuple[Keys, ...]
    home: QRect

    @property
    def green(self) -> bool:
        """Whether it is the green thing."""
        return any(each.green for each in self.keys)

    @property
    def size(self) -> int:
        """How large its home is."""
        return self.home.width() * self.home.height()

    @property
    def frame(self) -> Frame:
        """How it stands out."""
        return Frame.GREEN if self.green else Frame.DASHED


def grouped(
    keys: tuple[Keys, ...], found: tuple[Host, ...]
) -> tuple[tuple[Group, ...], tuple[Keys, ...]]:
    """The boxes where things are seen, and the keys that work on nothing that is."""
    places: dict[tuple[int, int, int, int], list[Keys]] = {}
    rest: list[Keys] = []
    for each in _with_untold(keys, found):
        there = _hosts_of(each, found)
        if not there:
            rest.append(each)
        for home, told in _boxed(each, there):
            places.setdefault((home.x(), home.y(), home.width(), home.height()), []).append(told)
    return tuple(Group(tuple(told), QRect(*at)) for at, told in places.items()), tuple(rest)


def _hosts_of(keys: Keys, found: tuple[Host, ...]) -> list[tuple[str, Host]]:
    """Each name with the thing it works on; of several the green button."""
    there: list[tuple[str, Host]] = []
    for name in keys.names:
        on = [host for host in found if name in host.names]
        if on:
            there.append((name, next((host for host in on if host.primary), on[0])))
    return there


def _boxed(keys: Keys, there: list[tuple[str, Host]]) -> list[tuple[QRect, Keys]]:
    """One box for all that the keys work on, or one for each thing that is large enough for it."""
    names = tuple(name for name, _ in there)
    things = {id(host): host for _, host in there}
    if not there:
        return []
    if len(things) > 1 or (names != keys.names and len(keys.names) > 1):
        apart = [(host.place, Keys((name,), host.called, green=keys.green)) for name, host in there]
        if all(Box((told,), Frame.DASHED, {}).fits(home.size()) for home, told in apart):
            return apart
    home = QRect()
    for host in things.values():
        home |= host.place
    return [(home, Keys(names, keys.words, green=keys.green))]


def _with_untold(keys: tuple[Keys, ...], found: tuple[Host, ...]) -> list[Keys]:
    """With the caps that the table does not tell of: one of many like it, or a thing of its own."""
    told = {name for each in keys for name in each.names}
    kinds = {host.kind: nr for nr, each in enumerate(keys) for _, host in _hosts_of(each, found)}
    said = list(keys)
    for host in found:
        for name in set(host.names) - told:
            told.add(name)
            like = kinds.get(host.kind)
            if like is not None and name.isalnum() and len(name) == 1:
                said[like] = replace(said[like], names=(*said[like].names, name))
            elif host.called:
                said.append(Keys((name,), host.called, green=host.primary))
    return said
