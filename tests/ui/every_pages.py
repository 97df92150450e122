"""Every page of the window by name, with what it is; those of the manual alone are marked."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name, what it is, and in which room; `kept` in all themes and languages."""

    name: str
    what: str
    room: str
    kept: bool = True
    manual: str = ""


_ANSWERS: Final = "Answers"
_PICKUP, _RUN = "Pickup", "The van"
_BENCH: Final = "Bench"
_LOCK, _STAFF = "The lock", "Staff"
_JOURNAL: Final = "Journal"
_LETTERS: Final = "Letters"
_TODAY: Final = "Today"
_COUNTER, _SETUP, _HERS = "Counter", "Set up", "The customer's screen"
PAGES: Final = (
    Page("idle", "At rest, on a busy day", _COUNTER, manual="idle"),
    Page("half-finished", "At rest, with a visit that waits", _COUNTER),
    Page("search", "Search: all groups as one types", _COUNTER, manual="search"),
    Page("visit", "A visit: the goods ticked, the answer, what may be chosen", _COUNTER,
         manual="visit"),
    Page("reasoning", "Why yes: every ground that was asked", _COUNTER, manual="reasoning"),
    Page("exchange", "An exchange for another size", _COUNTER, manual="exchange"),
    Page("uneven", "An exchange with a difference to pay", _COUNTER, False, "uneven"),
    Page("our-mistake", "Our mistake: the right goods first", _COUNTER),
    Page("referred", "Let us look: the nearest yes, and what would be enough", _COUNTER,
         manual="referred"),
    Page("ask", "Let us look, where there is staff: who can say yes", _COUNTER),
    Page("ask-waits", "A question that waits for somebody", _COUNTER, False),
    Page("ask-here", "A supervisor answers at the counter: the answer, why, her PIN", _COUNTER),
    Page("ask-no", "Not this time: what can be done instead, chosen", _COUNTER),
    Page("two-receipts", "Two receipts, one sum", _COUNTER, manual="two-sales"),
    Page("mixed", "Each line its own way", _COUNTER, manual="mixed"),
    Page("kept", "A lower price for goods that are kept", _COUNTER, False, "kept"),
    Page("no-receipt", "Goods without a receipt", _COUNTER, manual="no-receipt"),
    Page("done", "Done: thanks, what happens when, the slip", _COUNTER, manual="done"),
    Page("done-sent", "Done: the slip on its way, a small extra suggested", _COUNTER,
         manual="done-sent"),
    Page("done-extra", "Done: which small extra", _COUNTER, False),
    Page("after-mixed", "Done, of a visit of several ways", _COUNTER, False, "after-mixed"),
    Page("story", "A case and its whole story", _COUNTER, manual="story"),
    Page("credit", "Store credit: what is left, and the sum to take", _COUNTER,
         manual="credit-sum"),
    Page("payout-unknown", "The terminal did not answer: one question", _COUNTER,
         manual="terminal-unknown"),
    Page("owing", "Payouts that wait for a person", _COUNTER, manual="owing"),
    Page("unknown", "A code that is not known", _COUNTER, manual="unknown"),
    Page("help", "Help over the visit: each key where it works", _COUNTER, manual="help"),
    Page("offline", "The database is away; scanning goes on", _COUNTER, manual="offline"),
    Page("camera", "The camera's sheet", _COUNTER, manual="camera"),
    Page("pad", "The keyboard on the screen", _COUNTER, manual="pad"),
    Page("training", "Training: tasks to try", _COUNTER, manual="training"),
    Page("training-slip", "Training: the slip is marked", _COUNTER),
    Page("pickup-list", "Goods at home, and what somebody is to be told", _PICKUP),
    Page("pickup-address", "The address, typed once, and what is still needed", _PICKUP),
    Page("pickup-shelf", "The week's times, what is suggested and why", _PICKUP, manual="pickup"),
    Page("pickup-booked", "Booked: when, by whom, the slip, what to say", _PICKUP,
         manual="pickup-booked"),
    Page("pickup-question", "A booking that nobody knows the end of", _PICKUP),
    Page("run", "Where the van is, what is left, the late one, the new one that fits", _RUN,
         manual="run"),
    Page("run-door", "At the door: the new goods in before the old come out", _RUN,
         manual="run-door"),
    Page("run-empty", "A day without pickups", _RUN),
    Page("bench-rest", "The bench at rest: what waits, how the day stands", _BENCH),
    Page("bench", "The piece in hand: what is looked at, its grade, its label", _BENCH,
         manual="intake"),
    Page("bench-extra", "Goods that nobody told of", _BENCH),
    Page("bench-recalled", "Recalled goods are locked away", _BENCH),
    Page("bench-supplier", "What goes back to suppliers, on one list", _BENCH),
    Page("bench-aside", "What a person has to look at, and where it may go", _BENCH),
    Page("approvals", "Answer from afar: the question, the trace, alike ones", _ANSWERS,
         manual="approvals"),
    Page("approvals-no", "Not this time, in words, with what is offered instead", _ANSWERS),
    Page("day", "Today: what will not hold first, what waits elsewhere", _TODAY, manual="day"),
    Page("board", "The board: kept of promised, felt beside measured", _TODAY, manual="board"),
    Page("inbox", "Letters: who waits, the conversation, the answer", _LETTERS, manual="inbox"),
    Page("inbox-late", "What should have been answered, and was raised", _LETTERS),
    Page("templates", "How we write: the words, and how they are read", _LETTERS,
         manual="templates"),
    Page("templates-wrong", "Words that name what nobody fills in", _LETTERS),
    Page("imports-columns", "Bring in: how the columns are read", "Bring in",
         manual="imports-columns"),
    Page("imports-done", "Bring in: what came in, and the rows to look at", "Bring in",
         manual="imports-done"),
    Page("terms", "The promise, the law beside it, the latest 200 returns", "Terms",
         manual="terms"),
    Page("terms-below-law", "Less than the law gives", "Terms", manual="terms-below-law"),
    Page("terms-news", "What is new, and all versions", "Terms", False, "terms-news"),
    Page("journal", "What happened, by day, and the entry that lies open", _JOURNAL,
         manual="journal"),
    Page("journal-checking", "The journal is checked", _JOURNAL),
    Page("journal-found", "What is not as it was written, where, and what to do", _JOURNAL),
    Page("journal-holds", "Everything is as it was written", _JOURNAL),
    Page("journal-trust", "Trust: how much held, and what repeats itself", _JOURNAL,
         manual="journal-trust"),
    Page("journal-trust-new", "Trust, before much could be checked", _JOURNAL),
    Page("setup-look", "Language and look", _SETUP, manual="setup-look"),
    Page("setup-scanner", "Scanner and sound", _SETUP),
    Page("setup-learned", "The scanner's ten seconds are over", _SETUP, False, "setup-learned"),
    Page("setup-printer", "Printers, and which paper comes out where", _SETUP,
         manual="setup-printer"),
    Page("setup-printer-found", "A printer found at its address", _SETUP, False,
         "setup-printer-found"),
    Page("setup-printer-roll", "A roll printer set up", _SETUP, False, "setup-printer-roll"),
    Page("setup-slip", "The slip: its words as they are typed", _SETUP, manual="setup-slip"),
    Page("setup-screen", "The customer's screen", _SETUP, manual="setup-screen"),
    Page("setup-shop", "The shop", _SETUP),
    Page("guide-1", "First run, step 1: the shop", _SETUP, manual="guide-1"),
    Page("guide-2", "First run, step 2: what was sold", _SETUP),
    Page("guide-3", "First run, step 3: the slip", _SETUP),
    Page("guide-4", "First run, step 4: the scanner", _SETUP),
    Page("guide-5", "First run, step 5: who works here", _SETUP, manual="guide-staff"),
    Page("lock", "The lock at rest: a badge, and nothing else", _LOCK),
    Page("lock-pin", "A badge was read: her PIN, by key or finger", _LOCK, manual="lock-pin"),
    Page("lock-first", "A new person chooses her PIN", _LOCK),
    Page("lock-wrong", "Another badge over a visit, and a wrong PIN", _LOCK),
    Page("lock-shut", "After wrong PINs: until when", _LOCK),
    Page("staff", "Who works here, and what can be done", _STAFF, manual="staff"),
    Page("staff-in", "Somebody is taken in", _STAFF),
    Page("staff-role", "What a role may do, and how far its yes goes", _STAFF),
    Page("wall", "On the wall: only what is true", _HERS, manual="wall"),
    Page("second-calm", "At rest", _HERS),
    Page("second-choosing", "The customer chooses", _HERS, manual="second-choosing"),
    Page("second-gift", "A gift: no sum is shown", _HERS),
    Page("second-thanks", "Thanks, and five faces", _HERS, manual="second-thanks"),
)  # fmt: skip
