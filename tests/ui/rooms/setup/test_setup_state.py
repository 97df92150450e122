"""What is seen in the set-up room, decided without a window."""

from dataclasses import replace

import pytest

from returns_station.adapters.printing.found import Found
from returns_station.adapters.settings import GuideSettings, Settings, ShopSettings
from returns_station.phrase import Phrase
from ui.rooms.setup.state import guide
from ui.rooms.setup.state.choices import GROUPS, group, picked
from ui.rooms.setup.state.keys import Do, help_for, meant
from ui.rooms.setup.state.listening import Listening, proposed
from ui.rooms.setup.state.pages import (
    ADDING,
    PARTS,
    SETTING_UP,
    STEPS,
    Then,
    green,
    note,
    parts,
    summary,
)
from ui.rooms.setup.state.printing import Printing, added
from ui.rooms.setup.state.setup import (
    FIELDS,
    Machine,
    Page,
    Sales,
    Setup,
    Trouble,
    changed,
    changes,
    kept,
    not_saved,
    saved,
    together,
    typed,
    undone,
)
from ui.wedge.learning import Learned

NEW = Setup(Settings())


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_that_one_thing_of_each_group_is_chosen_and_another_can_be(name: str) -> None:
    settings, _ = added(NEW.settings, Found("tcp://10.0.0.5:9100"))
    lies = Printing(open="10.0.0.5")
    state = replace(NEW, settings=settings, printing=lies, machine=Machine(printers=("Kassan",)))
    before = group(state, name)
    other = next(nr for nr, choice in enumerate(before.choices) if not choice.chosen)

    after = group(picked(state, name, other), name)

    assert [choice.chosen for choice in before.choices].count(True) == 1
    assert after.now == replace(before.choices[other], chosen=True)


def test_that_what_is_not_there_cannot_be_chosen() -> None:
    assert picked(NEW, "look.theme", 9) == NEW


def test_that_a_choice_can_be_undone_but_not_in_the_guide_which_goes_back() -> None:
    chosen = picked(NEW, "look.theme", 2)

    assert undone(chosen).settings == NEW.settings
    assert picked(replace(NEW, guiding=True), "look.theme", 2).undo is None
    assert picked(chosen, "look.theme", 2) == chosen


def test_that_a_market_brings_its_currency() -> None:
    shop = picked(NEW, "shop.market", 6).settings.shop

    assert (shop.market, shop.currency) == ("UK", "GBP")


def test_that_a_printer_a_port_and_a_monitor_that_are_gone_are_still_shown() -> None:
    settings = Settings.model_validate(
        {
            "desk": {"printer": "Old"},
            "scanner": {"serial": "COM9"},
            "second_screen": {"shown": "monitor", "monitor": "DP-9"},
        }
    )
    machine = Machine(printers=("New",), ports=("COM1",), monitors=("HDMI-1",))
    state = Setup(settings, machine=machine)

    for name in ("desk.printer", "scanner.serial", "second_screen.shown"):
        assert group(state, name).now is not None


def test_that_what_is_written_counts_once_one_is_done_with_it() -> None:
    writing = typed(typed(NEW, "shop.name", " Vik"), "shop.name", " Vik ")

    assert (writing.settings.shop.name, writing.written("shop.name")) == ("", " Vik ")
    assert kept(writing).settings.shop.name == "Vik"
    assert kept(kept(writing)) == kept(writing)


def test_that_only_what_changed_is_saved_and_the_later_wins() -> None:
    after = changed(changed(NEW.settings, "look", {"theme": "dark"}), "shop", {"name": "Vik"})

    found = changes(NEW.settings, after)

    assert found == {"look": {"theme": "dark"}, "shop": {"name": "Vik"}}
    assert together(found, {"look": {"theme": "light"}})["look"] == {"theme": "light"}
    assert together({}, found) == found


def test_that_saving_takes_back_its_own_trouble_alone() -> None:
    advice = Phrase("settings.not_saved", {"file": "x"})
    other = replace(NEW, trouble=Trouble(advice, advice))

    assert saved(not_saved(NEW, advice)).trouble is None
    assert saved(other) == other


@pytest.mark.parametrize(
    ("settings", "any_sale", "wanted"),
    (
        (Settings(), False, True),
        (Settings(), True, False),
        (Settings(shop=ShopSettings(name="Vik")), False, False),
        (Settings(guide=GuideSettings(step=3)), True, True),
        (Settings(guide=GuideSettings(step=3, done=True)), False, False),
    ),
)
def test_that_the_guide_is_for_new_shops_and_those_who_began(
    settings: Settings, *, any_sale: bool, wanted: bool
) -> None:
    assert guide.wanted(settings, any_sale=any_sale) is wanted


def test_that_the_guide_goes_forth_and_back_and_ends_once() -> None:
    state = guide.begun(NEW)
    assert guide.went_back(state).step == 1

    for _ in STEPS:
        state = guide.went_on(state)

    assert (state.guiding, state.settings.guide.done) == (False, True)
    assert not state.listening.on


def test_that_the_last_step_listens_by_itself() -> None:
    settings = changed(Settings(), "guide", {"step": 4})

    assert guide.begun(Setup(settings)).listening.on


def test_that_the_green_thing_says_what_is_missing() -> None:
    first = guide.begun(NEW)
    second = guide.went_on(first)
    with_file = replace(second, machine=Machine(can_bring_in=True))

    assert green(NEW) is None
    assert _then(first) == (Then.ON, True)
    assert _then(typed(first, "shop.name", "Vik")) == (Then.ON, False)
    assert _then(second) == (Then.ON, False)
    assert _then(with_file) == (Then.BRING_IN, False)
    assert _then(replace(with_file, sales=Sales.FILLING)) == (Then.ON, True)
    assert _then(replace(with_file, sales=Sales.IN)) == (Then.ON, False)
    assert _then(replace(NEW, page=Page.SCANNER)) == (Then.LISTEN, False)
    deaf = replace(NEW, page=Page.SCANNER, listening=Listening(on=True))
    assert _then(deaf) == (Then.USE, True)


def _then(state: Setup) -> tuple[Then, bool]:
    thing = green(state)
    assert thing is not None
    return thing.then, thing.missing


def test_that_every_part_is_known_and_what_the_machine_lacks_is_not_shown() -> None:
    known = GROUPS | set(FIELDS) | {"learn", "camera", "sounds", "trial", "bring"}
    known |= {
        "training",
        "full",
        "known",
        "found",
        "stands",
        "remove",
        "logo",
        "preview",
        "manager",
    }

    assert {
        part for each in (*PARTS.values(), *STEPS, ADDING, SETTING_UP) for part in each
    } <= known
    scanner = replace(NEW, page=Page.SCANNER)
    assert "camera" not in parts(scanner)
    assert "camera" in parts(replace(scanner, machine=Machine(camera=True)))


def test_that_each_section_sums_itself_up_and_tells_its_keys() -> None:
    for page in Page:
        state = replace(NEW, page=page)
        assert summary(state, page)
        assert dict(help_for(state))["back"] == ("Esc",)
    assert dict(help_for(guide.begun(NEW)))["skip"] == ("F2",)


@pytest.mark.parametrize(
    ("state", "key", "do"),
    (
        (NEW, "3", (Do.OPEN, "printer")),
        (NEW, "F5", None),
        (NEW, "F2", None),
        (NEW, "F8", None),
        (NEW, "Enter", None),
        (replace(NEW, page=Page.SLIP), "F2", (Do.LOGO, "")),
        (replace(NEW, page=Page.PRINTER), "F2", (Do.ADD, "")),
        (replace(NEW, page=Page.PRINTER), "F5", (Do.TRIAL, "")),
        (replace(NEW, page=Page.SCANNER), "F7", None),
        (replace(NEW, guiding=True), "3", None),
        (replace(NEW, guiding=True), "F9", (Do.LEAVE, "")),
        (not_saved(NEW, Phrase("setup.not_saved")), "F8", (Do.SAVE, "")),
    ),
)
def test_that_a_key_means_what_lies_open(state: Setup, key: str, do: tuple[Do, str] | None) -> None:
    assert meant(state, key) == do


def test_that_a_choice_tells_what_the_machine_lacks() -> None:
    looked = replace(NEW, machine=Machine(printers=(), ports=()))
    heard = replace(NEW, machine=Machine(printers=("A",), scanner="ttyACM0", lost=True))

    assert _key(NEW, "desk.printer") == "setup.printer.looking"
    assert _key(looked, "desk.printer") == "setup.printer.none"
    assert _key(heard, "desk.printer") == ""
    assert _key(looked, "scanner.serial") == "setup.serial.none"
    assert _key(heard, "scanner.serial") == "setup.serial.lost"
    assert _key(NEW, "look.theme") == ""


def _key(state: Setup, name: str) -> str:
    said = note(state, name)
    return said.key if said is not None else ""


def test_that_a_proposal_says_all_that_matters() -> None:
    plain = Learned("", "nothing", 35, us_keys=True)
    odd = Learned("\x02", "tab", 45, us_keys=False)
    unsure = replace(plain, certain=False, ends_with="enter")

    assert [each.key for each in proposed(plain)][-1] == "setup.learned.better"
    assert [each.key for each in proposed(odd)] == [
        "setup.learned.prefix",
        "setup.learned.tab",
        "setup.learned.gap",
        "setup.learned.own_keys",
    ]
    assert proposed(odd)[0].args == {"prefix": "<Ctrl+B>"}
    assert [each.key for each in proposed(unsure)][-1] == "setup.learned.perhaps"
