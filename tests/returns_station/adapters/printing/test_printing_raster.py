"""A page as dots: the very codes of the file, the same words in the same places."""

from math import ceil

import pytest
from PIL import ImageChops, ImageFilter
from PIL.Image import Image
from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped] # it has no types

from returns_station.adapters.printing.drawing import (
    Block,
    Box,
    Face,
    Page,
    Paper,
    Patches,
    Rule,
    Text,
    in_dots,
)
from returns_station.adapters.printing.pdf import bound, pages_of
from returns_station.adapters.printing.raster import dots
from returns_station.adapters.speech import speech
from tests.returns_station.adapters.printing.heads import (
    Area,
    areas,
    in_two_colours,
    printed,
    read,
    rendered,
    with_air,
)
from tests.returns_station.adapters.printing.slips import a_refund
from tests.returns_station.slip_writing.visits import all_visits
from tests.slips.kinds import every_kind
from tests.slips.labelled import a_parcel, a_put_away

_SEAM = 4  # of 255: what a renderer leaves where two patches touch
KINDS = {f"sealed {kind}": slip for kind, slip in every_kind("sv").items()} | all_visits()
LABELS = {"put away": a_put_away(), "parcel": a_parcel()}


@pytest.mark.parametrize("dpi", (203, 300))
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", KINDS)
def test_that_every_code_reads_from_every_paper_and_head(kind: str, paper: Paper, dpi: int) -> None:
    slip = KINDS[kind]
    page = pages_of(slip, paper, speech("sv"))[0]
    codes = areas(page, dpi)

    drawn = printed(page, dpi)
    (file,) = rendered(bound((page,), "", "sv", dpi), dpi)

    both = [("Code128", slip.number), ("QRCode", slip.seal or slip.number)]
    assert sorted(one for area in codes for one in read(drawn.crop(with_air(area)))) == both
    assert drawn.size == file.size
    assert not any(_is_other(drawn, file, area) for area in codes)


@pytest.mark.parametrize("dpi", (203, 300))
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", LABELS)
def test_that_every_code_of_a_label_reads(kind: str, paper: Paper, dpi: int) -> None:
    label = LABELS[kind]
    page = pages_of(label, paper, speech("sv"))[0]
    codes = areas(page, dpi)

    drawn = printed(page, dpi)
    (file,) = rendered(bound((page,), "", "sv", dpi), dpi)

    texts = {text for area in codes for _, text in read(drawn.crop(with_air(area)))}
    assert {_bare(text) for text in texts} == {_bare(code.text) for code in label.codes}
    assert not any(_is_other(drawn, file, area) for area in codes)


def _bare(text: str) -> str:
    """Without the brackets that a reader puts around the names of GS1's fields."""
    return text.replace("(", "").replace(")", "")


def _is_other(drawn: Image, file: Image, area: Area) -> bool:
    """Whether a dot of a code is other than drawn, or grey: else who reads one reads the other."""
    by = ImageChops.difference(drawn.crop(area), file.crop(area))
    return by.point(lambda value: 255 * (value > _SEAM)).getbbox() is not None


@pytest.mark.parametrize("dpi", (203, 300))
@pytest.mark.parametrize("paper", (Paper.ROLL_80, Paper.ROLL_58, Paper.LABEL_100X60))
def test_that_the_words_stand_where_the_file_has_them(paper: Paper, dpi: int) -> None:
    page = pages_of(a_refund(), paper, speech("sv"))[0]

    drawn = printed(page, dpi)
    (file,) = map(in_two_colours, rendered(bound((page,), "", "sv", dpi), dpi))

    assert _astray(drawn, file) < 0.002
    assert _astray(file, drawn) < 0.002


def _astray(one: Image, other: Image) -> float:
    """The share of the one's dark dots that have no dark dot of the other within two dots."""
    near = other.filter(ImageFilter.MinFilter(5))
    dark = one.histogram()[0]
    return ImageChops.subtract(near, one).histogram()[255] / dark


def test_that_rows_are_whole_bytes_from_the_left_and_ink_is_one() -> None:
    page = Page(10, 2, ((0, Block(2, (Patches(0, 0, ((0, 0, 1, 1), (9, 1, 1, 1))),))),))

    head = dots(page)

    assert (head.width, head.height) == (10, 2)
    assert head.rows == b"\x80\x00\x00\x40"


def test_that_a_module_is_as_many_whole_dots_on_every_head_and_a_drawing_falls_where_it_is() -> (
    None
):
    code = Patches(10, 0, ((0, 0, 2, 90), (4, 0, 6, 90)))
    logo = Patches(10, 0, ((0, 0, 3, 1), (3, 1, 4, 1)))

    assert in_dots(code, 20, 300) == [(15, 30, 3, 135), (21, 30, 9, 135)]
    assert in_dots(code, 20, 600) == [(30, 59, 6, 270), (42, 59, 18, 270)]
    assert in_dots(code, 20, 203) == [(10, 20, 2, 90), (14, 20, 6, 90)]
    assert in_dots(logo, 0, 300) == [(15, 0, 4, 1), (19, 1, 6, 2)]


def test_that_white_letters_leave_their_ground_black_around_them() -> None:
    black = Box(0, 0, 60, 40)
    white = Text(10, 30, "N", Face.STRONG, 30, 1.0)
    page = Page(60, 40, ((0, Block(40, (black, white))),))

    head = printed(page, 203)

    assert head.getpixel((1, 1)) == head.getpixel((58, 38)) == 0
    assert head.crop((10, 8, 35, 30)).histogram()[255] > 60


def test_that_a_pale_rule_is_drawn_in_single_dots_and_a_dashed_one_in_dashes() -> None:
    pale = Rule(0, 1, 40, 2, (), 0.8)
    dashed = Rule(0, 11, 40, 2, (7, 3))
    page = Page(40, 20, ((0, Block(20, (pale, dashed))),))

    head = printed(page, 203)

    assert head.crop((0, 0, 40, 2)).histogram()[0] == 20
    assert head.crop((0, 10, 40, 12)).histogram()[0] == 56
    assert head.getpixel((8, 10)) == 255


@pytest.mark.parametrize("dpi", (203, 300))
def test_that_a_page_of_any_length_is_as_many_dots_in_the_file(dpi: int) -> None:
    pages = tuple(Page(height // 2, height, ()) for height in range(400, 2400, 7))

    file = PdfDocument(bound(pages, "", "sv", dpi))

    sizes = [(ceil(wide * dpi / 72), ceil(high * dpi / 72)) for wide, high in map(_points, file)]
    heads = [(head.width, head.height) for head in (dots(page, dpi) for page in pages)]
    assert sizes == heads


def _points(page: PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    return width, height
