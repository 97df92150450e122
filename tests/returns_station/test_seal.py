"""What a square code vouches for: read back as it was, and nothing but what was signed is taken."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.scan import CreditNumber, SlipNumber, Typed, read, slip_number
from returns_station.scan.credits import GIFT_CARD, STORE_CREDIT, credit_number
from returns_station.scan.slips import SLIP, TRAINING_SLIP
from returns_station.seal import Facts, Seal, facts_of, message_of, seal_in, sealed_text
from returns_station.slip import Slip, SlipKind
from tests.builders import SHOP, kronor

SUMS = st.builds(
    Money,
    st.integers(-(10**15), 10**15),
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3),
)
NUMBERS = st.one_of(
    st.builds(slip_number, st.integers(0, 99_999_999), st.sampled_from((SLIP, TRAINING_SLIP))),
    st.builds(
        credit_number, st.integers(0, 99_999_999), st.sampled_from((STORE_CREDIT, GIFT_CARD))
    ),
)
SEALS = st.builds(
    Seal,
    st.builds(
        Facts,
        NUMBERS,
        st.dates(date(2000, 1, 1), date(2179, 6, 6)),
        st.none() | SUMS,
        st.binary(min_size=8, max_size=8),
        st.booleans(),
    ),
    st.binary(min_size=4, max_size=4).map(bytes.hex),
    st.binary(min_size=64, max_size=64),
)


def a_slip() -> Slip:
    """A slip of 499 kronor."""
    made_at = datetime(2026, 11, 26, 14, 32, tzinfo=ZoneInfo("Europe/Stockholm"))
    return Slip(
        number="RS000000427",
        kind=SlipKind.REFUND,
        language="sv",
        shop=SHOP,
        made_at=made_at,
        sale_number="2041-1187",
        thanks=Phrase("slip.thanks_you"),
        lead=Phrase("slip.lead.mixed"),
        lines=(),
        goods_out=(),
        total=kronor(499),
        vat=(),
        tenders=(),
        next_steps=(),
        served_by="Maja",
        desk="Disk 2",
    )


@given(SEALS)
def test_that_a_seal_is_read_back_as_it_was_written(seal: Seal) -> None:
    text = sealed_text(seal)

    assert seal_in(text) == seal
    assert len(text) == 152
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@given(SEALS, st.integers(0, 151), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
def test_that_no_other_text_says_the_same(seal: Seal, at: int, letter: str) -> None:
    text = sealed_text(seal)
    other = text[:at] + letter + text[at + 1 :]

    found = seal_in(other)

    assert (found == seal) is (other == text)
    if found is not None and found != seal:
        # Then what is signed differs, or the signature does.
        said = (message_of(found.facts, found.key), found.signature)
        assert said != (message_of(seal.facts, seal.key), seal.signature)


@given(SEALS)
def test_that_a_scanner_with_caps_lock_on_reads_the_same(seal: Seal) -> None:
    assert seal_in(sealed_text(seal).lower()) == seal


@given(SEALS, st.integers(0, 150))
def test_that_a_seal_cut_short_is_none(seal: Seal, length: int) -> None:
    assert seal_in(sealed_text(seal)[:length]) is None


@given(st.text(max_size=200))
def test_that_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    assert seal_in(text) is None


@given(SEALS)
def test_that_a_scan_of_a_seal_is_a_scan_of_its_number(seal: Seal) -> None:
    text = sealed_text(seal)
    kinds = {"RS": SlipNumber, "XR": SlipNumber, "TG": CreditNumber, "PK": CreditNumber}

    assert read(text) == kinds[text[:2]](text[:11], text)


def test_that_a_slip_opens_also_where_the_scanner_lost_a_letter() -> None:
    text = sealed_text(Seal(facts_of(a_slip()), "01020304", bytes(64)))

    assert read(text[:80] + text[81:]) == SlipNumber("RS000000427", text[:80] + text[81:])
    assert seal_in(text[:80] + text[81:]) is None


def test_that_a_wrong_check_digit_is_none_of_our_numbers() -> None:
    text = sealed_text(Seal(facts_of(a_slip()), "01020304", bytes(64)))

    assert isinstance(read("RS000000428" + text[11:]), Typed)


def test_that_a_copy_and_what_the_till_said_later_leave_the_facts_as_they_were() -> None:
    slip = a_slip()

    later = replace(slip, copy=3, till_return_number="T-9", undone=True, seal="X" * 152)

    assert facts_of(later) == facts_of(slip)


def test_that_whatever_a_slip_says_is_vouched_for() -> None:
    slip = a_slip()

    others = (
        replace(slip, total=kronor(500)),
        replace(slip, lead=Phrase("slip.thanks_you")),
        replace(slip, served_by="Mia"),
        replace(slip, sale_number="2041-1188"),
        replace(slip, shop=replace(SHOP, name="Granlov")),
    )

    assert len({facts_of(each).digest for each in (slip, *others)}) == 6


def test_that_a_gift_s_seal_keeps_the_sum_to_itself() -> None:
    facts = facts_of(replace(a_slip(), total_unsaid=True))

    assert facts.total is None
    assert seal_in(sealed_text(Seal(facts, "01020304", bytes(64)))) is not None


def test_that_a_slip_of_practice_says_so_in_its_seal() -> None:
    facts = facts_of(replace(a_slip(), shop=replace(SHOP, training=True)))

    assert facts.practice
