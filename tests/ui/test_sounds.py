"""Sounds: three that no ear takes for another, quieter by their samples, and never in the way."""

import io
import itertools
import stat
import wave
from array import array
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.models.verdict import Verdict
from ui.sounds.player import AT_ONCE, Player
from ui.sounds.sounds import Sounds
from ui.sounds.tones import LONGEST_MS, RATE, TONES, sounded


def _samples(verdict: Verdict, volume: int = 100) -> "array[int]":
    with wave.open(io.BytesIO(sounded(verdict, volume))) as file:
        return array("h", file.readframes(file.getnframes()))


@pytest.mark.parametrize("verdict", Verdict)
def test_that_a_tone_is_short_and_begins_and_ends_in_silence(verdict: Verdict) -> None:
    samples = _samples(verdict)

    assert len(samples) <= LONGEST_MS * RATE / 1000
    assert max(abs(each) for each in (*samples[:3], *samples[-3:])) < 300
    assert max(map(abs, samples)) > 8_000


def test_that_tones_differ_in_pitch_and_in_rhythm() -> None:
    for one, other in itertools.combinations(TONES.values(), 2):
        pitches = [{note.hertz for note in tone if note.hertz} for tone in (one, other)]

        assert not pitches[0] & pitches[1]
        assert [n.milliseconds for n in one] != [n.milliseconds for n in other]
        assert len(one) != len(other)


def test_that_a_lower_volume_has_lower_samples_and_none_has_silence() -> None:
    heights = [max(map(abs, _samples(Verdict.YES, volume))) for volume in (0, 30, 60, 100)]

    assert heights[0] == 0
    assert heights == sorted(set(heights))


def _a_player(folder: Path, script: str, name: str = "paplay") -> Path:
    folder.mkdir(exist_ok=True)
    made = folder / name
    made.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return made


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_that_a_verdict_is_played_by_what_the_system_has(
    qtbot: QtBot, bin_folder: Path, tmp_path: Path
) -> None:
    log = tmp_path / "heard"
    _a_player(bin_folder, f'echo "$1" >> {log}')
    sounds = Sounds(tmp_path / "sounds", 60)

    sounds.play(Verdict.LOOK)
    sounds.play(Verdict.YES, volume=20)
    qtbot.waitUntil(lambda: not sounds.player.running)

    heard = {Path(line).name for line in log.read_text().split()}
    assert heard == {"look-60.wav", "yes-20.wav"}


def test_that_no_volume_is_silence(bin_folder: Path, tmp_path: Path) -> None:
    _a_player(bin_folder, "exit 0")
    sounds = Sounds(tmp_path / "sounds", 0)

    sounds.play(Verdict.YES)

    assert not sounds.player.running
    assert not (tmp_path / "sounds").exists()


@pytest.mark.usefixtures("bin_folder", "qapp")
def test_that_nothing_breaks_where_nothing_can_play(tmp_path: Path) -> None:
    sounds = Sounds(tmp_path / "sounds", 60)

    sounds.play(Verdict.UNREADABLE)

    assert not sounds.player.running


@pytest.mark.usefixtures("qapp")
def test_that_nothing_breaks_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "sounds").write_text("a file stands in the way")
    sounds = Sounds(tmp_path / "sounds", 60)

    sounds.play(Verdict.YES)

    assert not sounds.player.running


def test_that_a_player_that_fails_gives_way_to_the_next(
    qtbot: QtBot, bin_folder: Path, tmp_path: Path
) -> None:
    _a_player(bin_folder, "exit 1")
    second = _a_player(bin_folder, "exit 0", "aplay")
    player = Player()

    player.play(tmp_path / "a.wav")
    qtbot.waitUntil(lambda: not player.running)
    player.play(tmp_path / "a.wav")
    qtbot.waitUntil(lambda: not player.running)

    assert list(player.players) == [str(second)]


def test_that_a_player_that_is_no_program_is_not_asked_again(
    qtbot: QtBot, bin_folder: Path, tmp_path: Path
) -> None:
    _a_player(bin_folder, "").write_bytes(b"\0\1\2")
    player = Player()

    player.play(tmp_path / "a.wav")
    qtbot.waitUntil(lambda: not player.running)

    assert not player.players


def test_that_players_that_hang_are_few_and_are_ended(
    qtbot: QtBot, bin_folder: Path, tmp_path: Path
) -> None:
    _a_player(bin_folder, "while :; do read -r line < /dev/zero; done")
    player = Player(patience_ms=200)

    for _ in range(AT_ONCE + 5):
        player.play(tmp_path / "a.wav")
    many = len(player.running)
    qtbot.waitUntil(lambda: not player.running)

    assert many == AT_ONCE
    assert not player.players
