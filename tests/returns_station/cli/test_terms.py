"""`terms`: the shop's promise from a file to the counter, and every reason why not."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from returns_station.adapters.promise_keeping import CASES
from tests.returns_station.desk.promises import a_case

FAR = "2099-01-01"
SIXTY = "[open_purchase]\ndays = 60\n[member_days]\ngold = 30\n"
SETTINGS = '[shop]\nchannel = "distance"\ntwo_to_promise = {two}\n[desk]\nclerk = "{clerk}"\n'


class Shop:
    """A shop's data folder, its clerk, and the command line on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Open a shop that sells at a distance."""
        self.folder = folder
        self._capsys = capsys
        self.staff("Maja")

    def staff(self, clerk: str, *, two: str = "false") -> None:
        """Let somebody stand at the desk."""
        text = SETTINGS.format(clerk=clerk, two=two)
        (self.folder / "settings.toml").write_text(text, encoding="utf-8")

    def file(self, text: str, name: str = "terms.toml") -> Path:
        """A file of terms."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def said(self, *arguments: object) -> tuple[int, str, str]:
        """The exit code, what was answered and what was told on standard error."""
        words = ("terms", *map(str, arguments), "--data", str(self.folder), "--language", "en")
        code = main(words)
        out, err = self._capsys.readouterr()
        return code, out, err

    def told(self, *arguments: object) -> tuple[int, Any]:
        """The exit code and the JSON answer, of standard error where the answer is an error."""
        code, out, err = self.said(*arguments, "--json")
        return code, json.loads(out or err)


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    return Shop(tmp_path, capsys)


def test_that_a_file_becomes_a_draft_and_a_draft_a_promise(shop: Shop) -> None:
    code, saved = shop.told("save", shop.file(SIXTY), "--note", "for the holidays")
    published = shop.told("publish", saved["version"], "--from", FAR)

    assert (code, saved["again"], published[0]) == (0, False, 0)
    (row,) = shop.told("list")[1]
    assert (row["state"], row["valid_from"], row["in_force"]) == ("published", FAR, False)
    assert (row["author"], row["note"], row["whole"]) == ("Maja", "for the holidays", True)


def test_that_the_shop_starts_with_the_promise_that_is_told(shop: Shop) -> None:
    assert "house" in shop.said("list")[1]
    code, shown = shop.told("show")

    assert (code, shown["terms"]["open_purchase"]["days"]) == (0, 60)
    assert any("60 days" in line for line in shown["says"])


def test_that_the_difference_of_two_versions_says_for_whose_good_it_is(shop: Shop) -> None:
    version = shop.told("save", shop.file(SIXTY))[1]["version"]

    code, out, _ = shop.said("diff", "house", version)

    assert code == 0
    assert "Kinder: " in out
    assert "Stricter: " in out
    assert shop.said("diff", version, version)[1] == "They promise the same.\n"


def test_that_a_check_tells_every_reason_and_keeps_nothing(shop: Shop) -> None:
    below = shop.told("check", shop.file(SIXTY.replace("60", "10")))
    odd = shop.told("check", shop.file("colour = 1\n[open_purchase]\ndays = 0\n"))
    fine = shop.told("check", shop.file(SIXTY))

    assert (below[0], len(below[1]["reasons"])) == (1, 1)
    assert "14 days of SFS 2005:59 2:12" in below[1]["reasons"][0]
    assert (odd[0], len(odd[1]["reasons"])) == (1, 2)
    assert (fine[0], fine[1]["reasons"]) == (0, [])
    assert shop.told("list") == (0, [])


def test_that_what_may_not_be_promised_is_not_saved(shop: Shop) -> None:
    code, refused = shop.told("save", shop.file(SIXTY.replace("60", "10")))

    assert (code, len(refused["reasons"])) == (1, 1)
    assert shop.told("list") == (0, [])


def test_that_own_examples_are_run_and_named(shop: Shop) -> None:
    (shop.folder / CASES).mkdir()
    case = json.dumps([a_case("long", answer="accepted", days_old=90)])
    (shop.folder / CASES / "own.json").write_text(case, encoding="utf-8")

    checked = shop.said("check", shop.file(SIXTY))
    saved = shop.told("save", shop.file(SIXTY))
    published = shop.said("publish", saved[1]["version"], "--from", FAR)

    assert (checked[0], saved[0], published[0]) == (1, 1, 1)
    assert [broken["id"] for broken in saved[1]["broken"]] == ["long"]
    for answer in (checked, published):
        assert "The example long (90 days) would be answered otherwise in answer." in answer[1]


def test_that_two_stand_behind_a_promise_where_the_shop_wants_it(shop: Shop) -> None:
    shop.staff("Maja", two="true")
    version = shop.told("save", shop.file(SIXTY))[1]["version"]
    alone = shop.told("publish", version, "--from", FAR)
    own = shop.told("approve", version)
    shop.staff("Anders", two="true")

    approved = shop.told("approve", version)
    published = shop.told("publish", version, "--from", FAR)

    assert (alone[0], alone[1]["error"]) == (2, "terms.needs_two")
    assert (own[0], own[1]["error"]) == (2, "terms.own_approval")
    assert (approved[0], published[0]) == (0, 0)
    assert "approved by Anders" in shop.said("list")[1]


@pytest.mark.parametrize("form", ("--toml", ""))
def test_that_an_exported_version_comes_in_as_the_same_promise(shop: Shop, form: str) -> None:
    version = shop.told("save", shop.file(SIXTY))[1]["version"]
    text = shop.said("export", version, *([form] if form else []))[1]
    name = "out.toml" if form else "out.json"

    code, brought = shop.told("import", shop.file(text, name))

    assert code == 0
    assert shop.said("diff", version, brought["version"])[1] == "They promise the same.\n"


def test_that_what_ucp_cannot_carry_is_told_beside_what_it_does(shop: Shop) -> None:
    version = shop.told("save", shop.file(SIXTY))[1]["version"]

    code, text, left_out = shop.said("export", version, "--ucp")
    brought = shop.told("import", "--ucp", shop.file(text, "ucp.json"))

    assert (code, brought[0]) == (0, 0)
    assert "gold" in left_out
    assert shop.told("show", version)[1]["terms"]["open_purchase"]["days"] == 60


@pytest.mark.parametrize(
    "asked",
    (
        ("show", "2020-7"),
        ("diff", "house", "2020-7"),
        ("export", "2020-7"),
        ("approve", "2020-7"),
        ("publish", "2020-7", "--from", FAR),
        ("save", "nowhere.toml"),
        ("import", "--ucp", "nowhere.json"),
    ),
)
def test_that_what_is_unknown_or_unreadable_is_told_with_two(
    shop: Shop, asked: tuple[str, ...]
) -> None:
    code, told = shop.told(*asked)

    assert (code, set(told)) == (2, {"error", "says"})


def test_that_a_published_version_is_not_published_again(shop: Shop) -> None:
    version = shop.told("save", shop.file(SIXTY))[1]["version"]
    publish = ("publish", version, "--from", FAR, "--key", "once")

    first, again = shop.told(*publish), shop.told(*publish)
    anew = shop.told("publish", version, "--from", FAR)
    other = shop.told("save", shop.file(SIXTY))[1]["version"]
    past = shop.told("publish", other, "--from", "2020-01-01")

    assert [answer[1]["again"] for answer in (first, again)] == [False, True]
    assert (anew[0], anew[1]["error"]) == (2, "terms.published")
    assert (past[0], past[1]["error"]) == (2, "terms.in_the_past")
