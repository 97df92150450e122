"""Messages to customers for someone: what waits, what she writes herself, where she is reached."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.composing import Said, Writer
from returns_station.desk.dialogue.sending import send_due
from returns_station.desk.dialogue.shelves import Visit
from returns_station.desk.errors import InputError
from returns_station.desk.house import House
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.people.guard import Guarded, ask_first
from returns_station.desk.ports import Clock, UnitOfWork
from returns_station.dialogue.contact import Consent, Contact, ContactSource
from returns_station.dialogue.letter import (
    Address,
    Channel,
    LetterKind,
    LetterStands,
    LetterState,
)
from returns_station.dialogue.letter_events import ContactGiven, LetterSent
from returns_station.people.rights import Right
from returns_station.phrase import Phrase

_MOST: Final = 50
_WENT_NOWHERE: Final = frozenset((LetterState.DEAD, LetterState.NOT_NEEDED))


class LetterMissingError(InputError):
    """No letter has this number, or no visit this slip."""


class NoAddressError(InputError):
    """What was typed is no address that a message can go to."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Who writes, and what she works with."""

    behind: Callable[[Right, str], Guarded]
    house: House
    clock: Clock
    who: Who

    def waiting(self) -> tuple[LetterStands, ...]:
        """What is still to go by itself, the oldest first."""
        with self._look().views() as views:
            return views.letters.waiting()

    def of_slip(self, slip: str) -> tuple[LetterStands, ...]:
        """Every letter about a visit, the first written first."""
        with self._look().views() as views:
            return views.letters.of_slip(slip)

    def dead(self) -> tuple[LetterStands, ...]:
        """What a person has to see to: it did not go, may have gone, or is to be told by hand."""
        with self._look().views() as views:
            return views.letters.by_a_person()

    def contacts(self, slip: str) -> tuple[Contact, ...]:
        """Where she of a visit may be reached, the best first."""
        with self._look().views() as views:
            visit = views.letters.visit(slip)
        return visit.contacts if visit else ()

    def write(self, slip: str, words: str, key: str, answers: str = "") -> LetterStands:
        """Write to her in one's own words; the same key a second time is the same letter.

        `answers` is the number in the inbox that it answers. Where no way leads to her a person is
        to tell her: it stands so. Raises LetterMissingError.
        """
        refuse_cards(words)
        with self.behind(Right.ANSWER, "letters").work() as work:
            visit = known_visit(work, slip)
            says = Phrase("letter.says.answer", {"words": words.strip()})
            said = Said(f"answer:{key}", LetterKind.ANSWER, says, answers=answers)
            self._writer(work).write(said, visit)
            stands = work.letters.by_key(said.key)
            assert stands is not None, "an answer is written or told by hand"
            work.commit()
        return stands

    def reach(
        self, slip: str, address: Address, consent: Consent = Consent.THIS_RETURN
    ) -> LetterStands | None:
        """She says where she is reached, and for what; her slip goes there, once.

        None: the shop has no such way out. Raises LetterMissingError, NoAddressError.
        """
        refuse_cards(address.to, address.name)
        address = checked(address)
        now = self.clock()
        with self.behind(Right.TAKE_BACK, "letters").work() as work:
            visit = known_visit(work, slip)
            given = Contact(address, consent, ContactSource.COUNTER, now, slip)
            work.letters.reached(given)
            event = ContactGiven(slip, address.channel, consent)
            work.journal((event,), at=now, who=self.who)
            stands = self._slip_to(work, visit, given)
            work.commit()
        return stands

    def _slip_to(self, work: UnitOfWork, visit: Visit, given: Contact) -> LetterStands | None:
        from returns_station.desk.dialogue.deserving import how_was_it, return_done

        sent = work.letters.of_slip(visit.slip)
        if given.consent is Consent.NOTHING:
            work.letters.not_needed([one.letter.key for one in sent], "unwanted")
            return None
        if given.address.channel not in self.house.dialogue.ways:
            return None
        writer = self._writer(work)
        address = writer.spoken(given, visit)
        if given.consent is Consent.AFTERWARDS:
            writer.write_to(how_was_it(visit, writer.at), visit, address)
        earlier = [one for one in sent if one.letter.kind is LetterKind.RETURN_DONE]
        for one in earlier:
            if one.letter.address.to == address.to and one.state not in _WENT_NOWHERE:
                return one
        # What has not gone yet to where she was known goes to where she says instead.
        work.letters.not_needed([one.letter.key for one in earlier], "elsewhere")
        number = f":{len(earlier) + 1}" if earlier else ""
        said = return_done(work, visit, number)
        writer.write_to(said, visit, address)
        return work.letters.by_key(said.key)

    def told(self, letter: int) -> bool:
        """A person has told her; False: she had been, or it goes by itself after all."""
        now = self.clock()
        with self.behind(Right.ANSWER, "letters").work() as work:
            stands = work.letters.load(letter)
            if stands is None:
                raise LetterMissingError(Phrase("letter.unknown"))
            if stands.state is LetterState.SENT:
                return False
            by = self.who.actor
            done = work.letters.end(stands, LetterState.SENT, now, "by_hand", by)
            if done:
                one = stands.letter
                event = LetterSent(one.key, one.kind, one.slip, stands.tries, by_hand=True)
                work.journal((event,), at=now, who=self.who)
            work.commit()
        return done

    def send_due(self, limit: int = _MOST) -> int:
        """Send what is due, in the order of each visit; gives how many went out."""
        store = self.behind(Right.LOOK_AFTER, "letters")
        ask_first(store)
        return send_due(store, self.house, self.clock, self.who, limit)

    def _look(self) -> Guarded:
        return self.behind(Right.SEE, "letters")

    def _writer(self, work: UnitOfWork) -> Writer:
        return Writer(work, self.house, self.clock(), self.who)


def known_visit(work: UnitOfWork, slip: str) -> Visit:
    """What a message must know of a visit; raises LetterMissingError."""
    visit = work.letters.visit(slip)
    if visit is None:
        raise LetterMissingError(Phrase("find.slip_unknown", {"number": slip}))
    return visit


def checked(address: Address) -> Address:
    """An address as it is kept; raises NoAddressError for what no message can go to."""
    to = address.to.strip()
    if address.channel is Channel.EMAIL:
        local, at, domain = to.rpartition("@")
        good = bool(local and at and "." in domain.strip(".")) and to.isprintable()
        good = good and "@" not in local
        good = good and not any(sign in to for sign in ' ,;<>"') and len(to) <= _LONGEST
    else:
        to = "".join(sign for sign in to if sign not in " -()/.")
        good = to.removeprefix("+").isdecimal() and to.isascii() and len(to) in _NUMBER
    if not good:
        raise NoAddressError(Phrase(f"letter.no_address.{address.channel}"))
    return Address(address.channel, to, address.name.strip(), address.language)


_LONGEST: Final = 254
_NUMBER: Final = range(6, 17)
