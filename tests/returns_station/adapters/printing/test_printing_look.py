"""The shop's own look and words on its slips; what cannot be used is told, and slips print."""

from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from returns_station.adapters.printing.drawing import Item, Page, Patches, Picture, Text
from returns_station.adapters.printing.look import (
    PLAIN,
    Dress,
    LogoError,
    Look,
    contrast,
    dress_of,
    logo_at,
)
from returns_station.adapters.printing.measures_roll import ROLLS
from returns_station.adapters.printing.measures_sheet import SHEETS
from returns_station.adapters.printing.pdf import Paper, draw, pages_of
from returns_station.adapters.settings import SettingsUnreadableError, read
from returns_station.adapters.speech import speech
from returns_station.adapters.wording import Wording
from returns_station.money import Money
from tests.returns_station.adapters.printing.slips import a_refund

GREEN = "#1e6b45"
PALE = "#f3e9b0"


def a_logo(folder: Path, ink: str = GREEN, name: str = "logo.png") -> Path:
    """An oval on nothing."""
    picture = Image.new("RGBA", (420, 120), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((10, 10, 409, 109), fill=ink)
    picture.save(folder / name)
    return folder / name


def items_on(pages: tuple[Page, ...]) -> list[Item]:
    """All that lies on the pages."""
    return [item for page in pages for _, block in page.blocks for item in block.items]


def texts_of(pages: tuple[Page, ...]) -> list[str]:
    """What is written on them."""
    return [item.text for item in items_on(pages) if isinstance(item, Text)]


@pytest.mark.parametrize("paper", list(Paper))
def test_that_a_slip_bears_the_logo_and_its_codes_are_read(paper: Paper, tmp_path: Path) -> None:
    slip, dress = a_refund(), Dress(Look(a_logo(tmp_path), GREEN))

    items = items_on(pages_of(slip, paper, speech("sv"), dress))

    first = pypdfium2.PdfDocument(draw(slip, paper, speech("sv"), dress))[0]
    shot = first.render(scale=203 / 72, grayscale=True).to_pil()
    assert {found.text for found in zxingcpp.read_barcodes(shot)} == {slip.number}
    if paper in SHEETS:
        (picture,) = (item for item in items if isinstance(item, Picture))
        assert picture.says == slip.shop.name
    else:
        dots = [item for item in items if isinstance(item, Patches)]
        assert len(dots) == 3


def test_that_a_pale_logo_is_still_black_on_a_roll(tmp_path: Path) -> None:
    slip, dress = a_refund(), Dress(Look(a_logo(tmp_path, PALE)))

    items = items_on(pages_of(slip, Paper.ROLL_80, speech("sv"), dress))

    logo = next(item for item in items if isinstance(item, Patches))
    assert sum(wide * high for _, _, wide, high in logo.patches) > 1000


def test_that_a_colour_too_pale_to_read_is_for_no_letters() -> None:
    assert Look(colour=GREEN).ink == GREEN
    assert Look(colour=PALE).ink == ""
    assert contrast("#ffffff") == pytest.approx(1)
    assert contrast("#000000") == pytest.approx(21)


def test_that_a_roll_has_no_colours() -> None:
    pages = pages_of(a_refund(), Paper.ROLL_80, speech("sv"), Dress(Look(colour=GREEN)))

    assert {getattr(item, "colour", "") for item in items_on(pages)} == {""}


@pytest.mark.parametrize(
    ("content", "key"),
    (
        (b"", "look.unreadable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "look.unreadable"),
        (b"GIF89a" + bytes(400), "look.unreadable"),
        (b"<svg onload='x'/>", "look.unreadable"),
        (bytes(2_000_001), "look.too_large"),
    ),
)
def test_that_a_file_that_is_no_small_picture_is_told_and_slips_print_without_it(
    content: bytes, key: str, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)

    with pytest.raises(LogoError) as told:
        logo_at(file)

    assert told.value.advice.key == key
    bare = pages_of(a_refund(), Paper.A4, speech("sv"))
    assert pages_of(a_refund(), Paper.A4, speech("sv"), Dress(Look(file))) == bare


def test_that_a_picture_that_would_fill_the_memory_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("1", (6000, 3000)).save(file)

    with pytest.raises(LogoError) as told:
        logo_at(file)

    assert told.value.advice.key == "look.too_large"


def test_that_a_white_picture_is_told_to_show_nothing(tmp_path: Path) -> None:
    with pytest.raises(LogoError) as told:
        logo_at(a_logo(tmp_path, "#ffffff"))

    assert told.value.advice.key == "look.blank"


def test_that_a_new_file_under_the_old_name_is_seen(tmp_path: Path) -> None:
    look = Look(tmp_path / "logo.png")
    before = look.logo
    a_logo(tmp_path)

    assert before is None
    assert look.logo is not None


def test_that_the_settings_name_a_file_in_the_data_folder_and_no_other(tmp_path: Path) -> None:
    a_logo(tmp_path)
    said = (
        '[slip]\nlogo = "logo.png"\ncolour = "#1e6b45"\nlong = true\n[wording.sv]\nclosing = "Hej."'
    )

    dress = dress_of(read(said), tmp_path)

    assert dress.look == Look(tmp_path / "logo.png", GREEN)
    assert (dress.long, dress.words("sv").closing, dress.words("fi").closing) == (True, "Hej.", "")
    for wrong in ('logo = "../x.png"', 'logo = "logo.svg"', 'colour = "red"'):
        with pytest.raises(SettingsUnreadableError):
            read(f"[slip]\n{wrong}")


@pytest.mark.parametrize("paper", list(Paper))
def test_that_the_shops_own_words_stand_in_place_of_the_houses(paper: Paper) -> None:
    own = Wording("Tusen tack, {name}!", "Välkommen åter. {shop}")

    texts = texts_of(pages_of(a_refund(), paper, speech("sv"), Dress(wording={"sv": own})))

    assert "Tusen tack, Elin!" in texts
    assert "Välkommen åter. Granlöv" in texts
    assert "Tack, Elin." not in texts


def test_that_words_of_one_language_are_not_said_in_another() -> None:
    dress = Dress(wording={"sv": Wording("Tusen tack!")})

    assert "Kiitos, Elin." in texts_of(pages_of(a_refund("fi"), Paper.ROLL_80, speech("fi"), dress))


def test_that_a_sum_that_is_not_hers_is_in_no_words_of_the_shop() -> None:
    slip = replace(a_refund(), total_unsaid=True, total=Money(0, "SEK"))
    dress = Dress(wording={"sv": Wording(closing="{amount} kommer")})

    said = " ".join(texts_of(pages_of(slip, Paper.ROLL_80, speech("sv"), dress)))

    assert "kommer" not in said


def test_that_a_long_slip_says_its_steps_whole_and_a_short_one_nothing_twice() -> None:
    step = "Senast mån 30 nov"

    short, long = (
        texts_of(pages_of(a_refund(), Paper.ROLL_80, speech("sv"), dress))
        for dress in (PLAIN, Dress(long=True))
    )

    assert (step in short, step in long) == (False, True)
    assert set(short) < set(long)


def test_that_one_line_with_logo_and_signature_is_no_longer_than_90_mm(tmp_path: Path) -> None:
    sealed = replace(a_refund(), seal="RS000004273" + "ABCDEFGHIJ234567" * 8)
    dress = Dress(Look(a_logo(tmp_path)))

    lengths = [
        pages_of(sealed, Paper.ROLL_80, speech("sv"), each)[0].height * 25.4 / 203
        for each in (PLAIN, dress)
    ]

    assert max(lengths) <= 90


def test_that_every_paper_has_its_measure() -> None:
    assert {*ROLLS, *SHEETS} == set(Paper)
