"""What may be a PIN or a passphrase."""

import random

import pytest

from returns_station.people.secret import plain_secret, refusal


@pytest.mark.parametrize(
    ("secret", "why"),
    (
        ("12345", "too_short"),
        ("abc1234", "too_short"),
        ("", "too_short"),
        ("000000", "repeats"),
        ("121212", "repeats"),
        ("123123", "repeats"),
        ("112211", "repeats"),
        ("aaaaaaaaaaaa", "repeats"),
        ("123456", "runs"),
        ("654321", "runs"),
        ("890123", "runs"),
        ("135791", "runs"),
        ("112233", "runs"),
        ("147258", "runs"),
        ("159357", "runs"),
        ("١٢٣٤٥٦", "runs"),
        ("100587", "birthday"),
        ("870510", "birthday"),
        ("051087", "birthday"),
        ("19870510", "birthday"),
        ("10051987", "birthday"),
        ("x" * 129, "too_long"),
    ),
)
def test_that_what_is_guessed_first_is_refused(secret: str, why: str) -> None:
    refused = refusal(secret)

    assert refused is not None
    assert refused.key == f"secret.{why}"


@pytest.mark.parametrize(
    "secret", ("739164", "482915", "90817263", "fyra gula kantareller", "correct horse battery")
)
def test_that_what_is_hard_to_guess_may_be(secret: str) -> None:
    assert refusal(secret) is None


def test_that_most_pins_of_six_digits_may_be() -> None:
    chance = random.Random(8)
    pins = [f"{chance.randrange(10**6):06}" for _ in range(2_000)]

    refused = sum(refusal(pin) is not None for pin in pins)

    assert refused < 0.12 * len(pins)


def test_that_two_keyboards_write_one_secret() -> None:
    assert plain_secret("a\u030angstroms gata") == plain_secret("\u00e5ngstroms gata ")
