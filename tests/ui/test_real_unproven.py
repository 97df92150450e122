"""Goods without a receipt by the keyboard of a real window: from rest to store credit."""

import json
from contextlib import redirect_stdout
from datetime import datetime
from io import StringIO

from db.engine import open_engine
from db.unit_of_work import StoreRoom
from returns_station.__main__ import main
from returns_station.days import zone_of
from tests.ui.rooms.shop import JUMPER, RECEIPT, SOCKS
from tests.ui.test_real_window import Real, real
from ui.tokens import LIGHT

__all__ = ["real"]  # the fixture, used by its name

TRUSTING = """
without_proof = { gives = ["store_credit"], at = "price_today", up_to_a_day = "500" }
[open_purchase]
days = 60
gives = ["refund", "exchange"]
"""
SLIP = "RS000000013"


def promise(real: Real) -> None:
    """The shop promises to take her word, from today on."""
    file = real.folder / "terms.toml"
    file.write_text(TRUSTING, "utf-8")
    _terms(real, "save", str(file))
    listed = _terms(real, "list", "--json")
    (version,) = (each["version"] for each in json.loads(listed) if each["state"] == "draft")
    _terms(real, "publish", version, "--from", datetime.now(zone_of("SE")).date().isoformat())


def _terms(real: Real, *words: str) -> str:
    data = ("--data", str(real.folder), "--language", "en")
    with redirect_stdout(StringIO()) as told:
        assert main(("terms", *words, *data)) == 0
    return told.getvalue()


def answered(real: Real) -> bool:
    """Whether a yes lies there, and the green button with it."""
    return real.seen(LIGHT.yes_soft, 700, 90, 1240, 240) and real.green()


def without_receipt(real: Real, code: str) -> None:
    """Goods were scanned, and the customer has no receipt."""
    real.scan(code)
    real.until(lambda: real.seen(LIGHT.yes, 900, 400, 1240, 660))
    real.press("F2")
    real.until(real.green)


def said(real: Real, slip: str) -> str:
    """What a slip says it came from."""
    with StoreRoom(open_engine(real.url)).views() as views:
        made = views.slip(slip)
    return made.sale_says.key if made and made.sale_says else ""


def test_that_her_word_becomes_credit_by_five_inputs(real: Real) -> None:
    promise(real)
    real.start()

    without_receipt(real, SOCKS)
    real.press("plus")
    real.press("Return")
    real.until(lambda: answered(real))
    real.press("Return")
    real.until(lambda: bool(real.slips()))

    assert (real.inputs, said(real, SLIP)) == (5, "slip.without_receipt")


def test_that_a_receipt_takes_the_goods_in_a_real_window(real: Real) -> None:
    promise(real)
    real.start()

    without_receipt(real, JUMPER)
    real.scan(RECEIPT)
    real.until(lambda: answered(real))
    real.press("Return")
    real.until(lambda: bool(real.slips()))

    with StoreRoom(open_engine(real.url)).views() as views:
        made = views.by_number("U000001")
    assert (real.inputs, said(real, SLIP), made) == (4, "", ())
