"""`cases FILE...`: worked cases through the engine of the counter, each difference told."""

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from returns_station.adapters.cases.answers import Difference, differences
from returns_station.adapters.cases.worked import CaseError, WorkedCase, read_cases
from returns_station.canonical import Plain, plain
from returns_station.cli.context import Context

_HOLDS: Final = "holds"
_DIFFERS: Final = "differs"

_ALL_HOLD: Final = 0
_SOME_DIFFER: Final = 1
_UNREADABLE: Final = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one case came out."""

    file: str
    case: WorkedCase
    differs: tuple[Difference, ...]

    @property
    def result(self) -> str:
        """Whether it holds or differs."""
        return _DIFFERS if self.differs else _HOLDS


def run(context: Context, asked: Namespace) -> int:
    """Run the cases of all files that were named."""
    return run_files(asked.files, as_json=context.as_json, out=context.out, err=context.err)


def run_files(files: Sequence[Path], *, as_json: bool, out: TextIO, err: TextIO) -> int:
    """Run all cases of all files: 0 if every one holds, 1 if not, 2 on a bad file."""
    try:
        outcomes = [_outcome(path, case) for path in files for case in _cases(path)]
    except CaseError as error:
        print(error, file=err)
        return _UNREADABLE
    if as_json:
        print(json.dumps(_shape(outcomes), ensure_ascii=False), file=out)
    else:
        _tell(outcomes, out)
    differ = any(outcome.result == _DIFFERS for outcome in outcomes)
    return _SOME_DIFFER if differ else _ALL_HOLD


def _cases(path: Path) -> Sequence[WorkedCase]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(f"{path}: cannot be read: {error}") from error
    return tuple(read_cases(text, str(path)))


def _outcome(path: Path, case: WorkedCase) -> Outcome:
    return Outcome(str(path), case, differences(case))


def _tell(outcomes: Sequence[Outcome], out: TextIO) -> None:
    for outcome in outcomes:
        form = outcome.case.form
        if outcome.result == _DIFFERS:
            print(f"{outcome.file}: {form.id}: {form.says}", file=out)
        for each in outcome.differs:
            print(f"  {each.key}: expected {_text(each.expected)}, got {_text(each.got)}", file=out)
        if outcome.differs and form.note:
            print(f"  note: {form.note}", file=out)
    counts = _counts(outcomes)
    print(f"{len(outcomes)} cases: {counts[_HOLDS]} hold, {counts[_DIFFERS]} differ", file=out)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _counts(outcomes: Sequence[Outcome]) -> Counter[str]:
    return Counter(outcome.result for outcome in outcomes)


def _shape(outcomes: Sequence[Outcome]) -> dict[str, Plain]:
    counts = _counts(outcomes)
    return {
        "cases": len(outcomes),
        _HOLDS: counts[_HOLDS],
        _DIFFERS: counts[_DIFFERS],
        "results": [_result(outcome) for outcome in outcomes],
    }


def _result(outcome: Outcome) -> Plain:
    form = outcome.case.form
    shape: dict[str, Plain] = {"file": outcome.file, "id": form.id, "result": outcome.result}
    if outcome.differs:
        shape |= {"says": form.says, "note": form.note, "differences": plain(outcome.differs)}
    return shape
