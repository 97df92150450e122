"""Training: a folder, a shop and papers of its own, where nothing that is done is real.

It stands beside the shop's own data and can never reach it: another folder, another database,
other numbers, no far end that pays, and a mark on each paper.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from returns_station.adapters.settings import Settings, read
from returns_station.desk.ports import Paper, Printed

FOLDER: Final = "training"


def training_folder(folder: Path) -> Path:
    """Where a desk's training lies: inside its data folder."""
    return folder / FOLDER


def training_settings(settings: Settings, chosen: str = "", desk: str = "") -> Settings:
    """The desk as it is, at a shop that is made up; nothing pays by itself.

    Market and language stay the shop's own: whoever finds a paper of it reads the mark. `chosen` is
    the settings file of the training folder: what was chosen there holds there alone.
    """
    from returns_station.adapters.demo.filling import own_settings  # lazy: training alone needs it

    shop = settings.shop
    made_up = {"market": shop.market, "language": shop.language}
    own = settings.model_copy(update={"shop": own_settings().shop.model_copy(update=made_up)})
    now = read(chosen, desk, own)
    unpaid = {
        "shop": now.shop.model_copy(update={"payout_gateway": ""}),
        "desk": now.desk.model_copy(update={"payout_terminal": ""}),
    }
    return now.model_copy(update=unpaid)


class TrainingPaper:
    """A printer that marks each paper as training, whatever was written on it."""

    def __init__(self, paper: Paper) -> None:
        """Keep the printer that the marked papers go to."""
        self._paper = paper

    def deliver(self, printed: Printed, target: str) -> None:
        """Print or save it, marked."""
        self._paper.deliver(replace(printed, shop=replace(printed.shop, training=True)), target)
