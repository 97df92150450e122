"""The words of `intake`: parcels that came, looked over by scanning."""

from pathlib import Path
from typing import Final

from returns_station.cli.payout_arguments import Command, Deeds
from returns_station.goods.grade import Grade, Lane

_WAYS_ON: Final = tuple(
    lane.value for lane in (Lane.OUTLET, Lane.SUPPLIER, Lane.RECYCLING, Lane.TO_HER)
)


def add_intake(commands: Deeds, command: Command) -> None:
    """`intake`: alone it lists the parcels that wait."""
    parser = command(commands, "intake", "parcels that came: opened, ticked, graded, received")
    deeds = parser.add_subparsers(dest="deed", metavar="DEED")
    opened = command(deeds, "open", "by whatever number is on it; one nobody knows opens too")
    opened.add_argument("code", metavar="CODE")
    scan = command(deeds, "scan", "goods of a parcel, or the paper in it")
    grade = command(deeds, "grade", "a piece that was looked over; gives its put-away label")
    photo = command(deeds, "photo", "attach a picture to a piece")
    label = command(deeds, "label", "the label of a piece once more")
    let_go = command(deeds, "let-go", "send a piece on from quarantine, and say why")
    close = command(deeds, "close", "receive a parcel as it is; what did not come stays awaited")
    undo = command(deeds, "undo", "take back the last step of a parcel")
    settle = command(deeds, "settle", "what a person made of a piece that is less than told")
    for deed in (scan, grade, photo, label, let_go, settle, close, undo):
        deed.add_argument("parcel", metavar="PARCEL")
    scan.add_argument("code", metavar="CODE")
    for deed in (grade, photo, label, let_go, settle):
        deed.add_argument("row", type=int, metavar="ROW")
    grade.add_argument("grade", choices=[grade.value for grade in Grade])
    grade.add_argument("--unticked", default="", metavar="KEY,KEY", help="what does not hold")
    photo.add_argument("file", type=Path, metavar="FILE")
    let_go.add_argument("lane", choices=_WAYS_ON)
    for deed in (grade, let_go, settle):
        deed.add_argument("--note", default="", metavar="TEXT", required=deed is not grade)
        deed.add_argument("--key", default="", help="the same key a second time changes nothing")
    for deed in (grade, label):
        deed.add_argument("--to", default="", metavar="FILE|printer:NAME", help="print the label")
    command(deeds, "quarantine", "pieces that nobody told of, or that nobody may have")
    command(deeds, "questions", "pieces that are less than she told: nothing is deducted")
    supplier = command(deeds, "supplier", "goods in the suppliers' lane, by who delivered them")
    supplier.add_argument("--send", type=int, action="append", default=[], metavar="ID")
    supplier.add_argument("--to", default="", metavar="FILE|printer:NAME", help="print the list")
    supplier.add_argument("--key", default="", help="the same key a second time changes nothing")
