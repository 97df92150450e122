"""A published version of a law is never edited: what an answer was given by can be read again."""

import re
import tomllib
from importlib.resources import files

import pytest

from returns_station.adapters.law.files import (
    WrittenVersion,
    fingerprint,
    written_credit,
    written_versions,
)
from returns_station.days import MARKETS

VERSIONS = {each.name: each for market in MARKETS for each in written_versions(market)}
CREDIT = {each.name: each for market in MARKETS for each in written_credit(market)}
ALL = VERSIONS | CREDIT
PUBLISHED = tomllib.loads(files("assets").joinpath("law", "published.toml").read_text("utf-8"))


@pytest.mark.parametrize("version", ALL.values(), ids=ALL)
def test_that_no_published_version_is_edited(version: WrittenVersion) -> None:
    found = fingerprint(version)

    assert version.name in PUBLISHED, f'new: add {version.name} = "{found}" to published.toml'
    assert found == PUBLISHED[version.name], (
        f"{version.name} is published and says something else now: put it back as it was and "
        "add a new version instead"
    )


def test_that_no_published_version_is_taken_away() -> None:
    assert set(PUBLISHED) - set(ALL) == set()


@pytest.mark.parametrize("version", VERSIONS.values(), ids=VERSIONS)
def test_that_a_version_is_named_by_its_day_and_follows_no_later_one(
    version: WrittenVersion,
) -> None:
    first = written_versions(version.market)[0]

    assert re.fullmatch(rf"{version.market}-{version.valid_from.year}(-[2-9])?", version.name)
    if version == first:
        assert version.follows == ""
    else:
        assert VERSIONS[version.follows].valid_from <= version.valid_from


@pytest.mark.parametrize("version", CREDIT.values(), ids=CREDIT)
def test_that_a_version_on_store_credit_is_no_version_of_the_law(version: WrittenVersion) -> None:
    assert re.fullmatch(
        rf"credit-{version.market}-{version.valid_from.year}(-[2-9])?", version.name
    )
    assert version.name not in VERSIONS
