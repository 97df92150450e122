"""Which part of the page is made by which name."""

from ui.rooms.setup.screen.helpers import BringPart, CameraPart, SoundsPart
from ui.rooms.setup.screen.leads import FullPart, ManagerPart, TrainingPart
from ui.rooms.setup.screen.learn import LearnPart
from ui.rooms.setup.screen.looks import LogoPart, PreviewPart
from ui.rooms.setup.screen.printers import FoundPart, KnownPart, RemovePart, StandsPart
from ui.rooms.setup.screen.questions import FieldPart, GroupPart
from ui.rooms.setup.screen.scene import Doing, Part, Scene
from ui.rooms.setup.screen.trying import TrialPart
from ui.rooms.setup.state import pages
from ui.rooms.setup.state.setup import FIELDS

_MAKERS = {
    pages.LEARN: LearnPart,
    pages.CAMERA: CameraPart,
    pages.SOUNDS: SoundsPart,
    pages.TRIAL: TrialPart,
    pages.BRING: BringPart,
    pages.TRAINING: TrainingPart,
    pages.FULL: FullPart,
    pages.MANAGER: ManagerPart,
    pages.KNOWN: KnownPart,
    pages.FOUND: FoundPart,
    pages.STANDS: StandsPart,
    pages.REMOVE: RemovePart,
    pages.LOGO: LogoPart,
    pages.PREVIEW: PreviewPart,
}


def made(name: str, scene: Scene, do: Doing) -> Part:
    """The part of this name."""
    if name in _MAKERS:
        return _MAKERS[name](scene, do)
    return FieldPart(name, scene, do) if name in FIELDS else GroupPart(name, do)
