"""Nothing at the bench is cut off, lies on anything else, or goes unheard, in any language."""

from typing import Final

import pytest

from returns_station.adapters.pseudo import PSEUDO
from tests.ui.fits import faults_of
from tests.ui.intake_pictures import a_bench, scenes
from tests.ui.pages import Look, calm

pytestmark = pytest.mark.usefixtures("wears")
LOOKS: Final = (
    Look("fi", 100, (1024, 700)),
    Look(PSEUDO, 200),
    Look(PSEUDO),
    *(Look(language) for language in ("sv", "nb", "da", "en")),
)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_that_all_of_the_bench_is_seen_and_heard(look: Look) -> None:
    faults = {}
    language = "en" if look.language == PSEUDO else look.language

    with a_bench(look.size, language, look.percent) as app:
        if look.language == PSEUDO:
            app.window.speak(PSEUDO)
        for name in scenes(app):
            calm()
            if found := faults_of(app.window):
                faults[name] = found

    assert faults == {}
