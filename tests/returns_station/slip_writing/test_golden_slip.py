"""A peer's own order, all of it handed back: the slip to the cent, letter by letter."""

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest
import zxingcpp

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.pdf import draw, pages_of
from returns_station.adapters.speech import speech
from tests.returns_station.slip_writing.visits import euros, peer_visit
from tests.slips.told import rows_of

ROLL = """\
Storgatan 12, Uppsala
Granlöv
26 November 2026 15:32
Org. no. 556000-0000
Thank you, Elin.
€45.36 is on its way to the card ending in 4242,
by Thursday 10 December at the latest.
Testivaahto | 39.61
4 pcs · right of withdrawal
Back to you | €45.36
of which delivery | €5.75
of which VAT 10 % on €36.01 | €3.60
of which VAT 15 % on €5.00 | €0.75
RS 0000-0427-3
Purchase 2041-1187
Maja, Disk 2
Till’s return no.
EJ KVITTO
"""
SHEET = """\
Storgatan 12, Uppsala
Granlöv
Org. no. 556000-0000
Thank you, Elin.
€45.36 is on its way to the card ending in 4242, by
Thursday 10 December at the latest.
Handed back | Quantity | Amount
Testivaahto | 4 | 39.61
right of withdrawal
3 pcs: net €27.00, VAT 10 % €2.70
1 pc: net €9.01, VAT 10 % €0.90
Back to you | €45.36
the card ending in 4242 | €45.36
of which delivery | €5.75
Net €5.00, VAT 15 % €0.75
of which VAT 10 % on €36.01 | €3.60
of which VAT 15 % on €5.00 | €0.75
What happens now | Anything you wonder?
By Thu 10 Dec | Show this slip or tell us the number below,
€45.36 to the card ending in 4242 | and we see it all at once.
Purchase 2041-1187
Maja, Disk 2
26 November 2026 15:32
Till’s return no.
EJ KVITTO
RS 0000-0427-3
"""


@pytest.mark.parametrize(("paper", "said"), ((Paper.A4, SHEET), (Paper.ROLL_80, ROLL)))
def test_that_the_slip_of_a_peer_s_order_is_this(paper: Paper, said: str) -> None:
    slip = peer_visit()

    assert rows_of(pages_of(slip, paper, speech(slip.language))) == said


def test_that_its_data_hold_net_and_vat_of_each_rate() -> None:
    slip = peer_visit()

    assert slip.total == euros("45.36")
    assert [(one.amount, one.net) for one in slip.vat] == [
        (euros("3.60"), euros("36.01")),
        (euros("0.75"), euros("5.00")),
    ]


@pytest.mark.parametrize("paper", list(Paper))
def test_that_its_codes_are_read_from_the_picture(paper: Paper) -> None:
    slip = peer_visit()

    page, *_ = pypdfium2.PdfDocument(draw(slip, paper, speech("en")))
    picture = page.render(scale=203 / 72, grayscale=True).to_pil()

    assert {found.text for found in zxingcpp.read_barcodes(picture)} == {slip.number}
