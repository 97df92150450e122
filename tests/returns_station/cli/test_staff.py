"""`staff`: people are taken in, sign in for commands, and leave; no secret is an argument."""

import json
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest
import zxingcpp

from returns_station.__main__ import main, open_station
from returns_station.adapters.settings import load
from returns_station.people.badge import badge_from
from tests.staff import OTHER_PIN, PIN, staffed

DENIED = 4


class Till:
    """A shop with a manager, and the command line at it."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.folder, self._capsys, self._env = folder, capsys, monkeypatch
        station = open_station(f"sqlite:///{folder / 'station.db'}", load(folder), folder=folder)
        self.first = staffed(station, folder).first

    def run(
        self,
        *arguments: str,
        badge: str = "",
        pin: str = PIN,
        new_pin: str = "",
        code: str = "",
    ) -> tuple[int, Any]:
        """The exit code and the JSON answer, signed in as the manager unless another badge is."""
        given = {"BADGE": badge or self.first.badge.code, "PIN": pin}
        for name, value in {**given, "NEW_PIN": new_pin, "CODE": code}.items():
            self._env.setenv(f"RETURNS_STATION_{name}", value)
        done = main([*arguments, "--data", str(self.folder), "--json"])
        said = self._capsys.readouterr()
        return done, json.loads(said.out or said.err)


@pytest.fixture
def till(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Till:
    return Till(tmp_path, capsys, monkeypatch)


def code_on(paper: Path) -> str:
    """What a scanner reads of a badge on paper."""
    picture = pypdfium2.PdfDocument(paper)[0].render(scale=3).to_pil()
    return zxingcpp.read_barcodes(picture)[0].text


def test_that_somebody_is_taken_in_and_signs_in_by_the_badge_on_her_paper(till: Till) -> None:
    paper = till.folder / "maja.pdf"

    added, her = till.run("staff", "add", "Maja", "--to", str(paper))
    badge = code_on(paper)
    chosen, _ = till.run("staff", "pin", badge=badge, new_pin=OTHER_PIN)
    may, _ = till.run("prints", badge=badge, pin=OTHER_PIN)
    may_not, _ = till.run("staff", badge=badge, pin=OTHER_PIN)

    assert (added, her["name"], her["role"]) == (0, "Maja", "clerk")
    assert (chosen, may, may_not) == (0, 0, DENIED)


def test_that_a_badge_kept_as_a_file_is_its_owner_s_alone(till: Till) -> None:
    _, her = till.run("staff", "add", "Maja")

    kept = till.folder / f"badge-{her['id']}.pdf"

    assert kept.stat().st_mode & 0o077 == 0


def test_that_the_same_key_takes_nobody_in_twice(till: Till) -> None:
    till.run("staff", "add", "Maja", "--key", "k1")
    till.run("staff", "add", "Maja", "--key", "k1")

    _, people = till.run("staff")

    assert [one["name"] for one in people] == ["Siv", "Maja"]


def test_that_who_left_or_lost_her_badge_is_out(till: Till) -> None:
    paper = till.folder / "maja.pdf"
    till.run("staff", "add", "Maja", "--to", str(paper))
    badge = code_on(paper)
    till.run("staff", "pin", badge=badge, new_pin=OTHER_PIN)

    revoked, _ = till.run("staff", "revoke", "maja")
    without, _ = till.run("prints", badge=badge, pin=OTHER_PIN)
    till.run("staff", "badge", "Maja", "--to", str(paper))
    again, _ = till.run("prints", badge=code_on(paper), pin=OTHER_PIN)
    till.run("staff", "leave", "Maja")
    gone, _ = till.run("prints", badge=code_on(paper), pin=OTHER_PIN)

    assert (revoked, without, again, gone) == (0, DENIED, 0, DENIED)


def test_that_a_role_of_the_shop_s_own_is_kept_and_given(till: Till) -> None:
    till.run("staff", "roles", "--set", "lärling", "--rights", "see", "print")
    till.run("staff", "add", "Maja", "--role", "lärling")
    _, roles = till.run("staff", "roles", "--set", "supervisor", "--amount", "100000")
    _, her = till.run("staff", "role", "Maja", "supervisor")

    found = {one["role"]: one for one in roles}

    assert found["lärling"]["rights"] == ["print", "see"]
    assert found["supervisor"]["amount"] == 100_000
    assert her["role"] == "supervisor"


def test_that_a_code_on_paper_lets_in_and_new_codes_take_the_place_of_the_old(till: Till) -> None:
    paper = till.folder / "siv.pdf"
    code = till.first.recovery[0]

    back, told = till.run("staff", "recover", "--to", str(paper), pin=OTHER_PIN, code=code)
    made, new = till.run("staff", "codes", badge=code_on(paper), pin=OTHER_PIN)
    old, _ = till.run("staff", "recover", pin=PIN, code=till.first.recovery[1])

    assert (back, told["codes_left"], made, len(new["codes"]), old) == (0, 9, 0, 10, DENIED)


def test_that_a_computer_joins_by_the_shop_s_code_alone(till: Till) -> None:
    joined, told = till.run("staff", "join", code=till.first.join)
    misread, _ = till.run("staff", "join", code=till.first.join[:-1])

    assert (joined, told["joined"], misread) == (0, False, 2)


def test_that_a_shop_s_first_manager_is_made_once_and_alone(till: Till) -> None:
    code, _ = till.run("staff", "first", "Eve")

    assert code == 2


def test_that_nobody_s_badge_runs_no_command(till: Till) -> None:
    code, told = till.run("staff", badge=badge_from(bytes(16)))

    assert (code, told["error"]) == (DENIED, "people.badge_unknown")


@pytest.mark.parametrize(
    "words", (("find",), ("unproven", "--open"), ("check-trace",), ("slip", "--to", "x.pdf"))
)
def test_that_a_badge_among_the_words_is_refused_and_not_said_again(
    till: Till, words: tuple[str, ...]
) -> None:
    badge = till.first.badge.code

    code, told = till.run(*words, badge)

    assert (code, told["error"]) == (2, "cli.badge_said")
    assert badge[4:12] not in str(told)


def test_that_people_and_roles_are_told_in_words_a_line_each(
    till: Till, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    till.run("staff", "add", "Maja")
    words = ("--data", str(till.folder), "--language", "en")
    said = []
    for deed in ((), ("roles",)):
        monkeypatch.setenv("RETURNS_STATION_BADGE", till.first.badge.code)
        monkeypatch.setenv("RETURNS_STATION_PIN", PIN)
        main(["staff", *deed, *words])
        said.append(capsys.readouterr().out.splitlines())

    people, roles = said
    assert [line.partition("  ")[2] for line in people] == [
        "Siv, manager: can sign in",
        "Maja, clerk: has not chosen a PIN yet",
    ]
    assert "  its yes: two persons above 10,000\xa0kr" in roles
