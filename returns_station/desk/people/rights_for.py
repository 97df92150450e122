"""Which right each command asks for; the one table, walked by the door and by its test."""

from typing import Final

from returns_station.desk.commands import (
    ApproveTerms,
    GoodsCame,
    PublishTerms,
    SaveTerms,
    TakeBack,
    UndoReturn,
)
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.payout_commands import ConfirmPayout, ConfirmTill, FailPayout
from returns_station.desk.rating import Rate
from returns_station.desk.unproven_commands import FindSale, OpenUnproven
from returns_station.people.rights import Right

RIGHT_FOR: Final[dict[type, Right]] = {
    TakeBack: Right.TAKE_BACK,
    UndoReturn: Right.UNDO,
    GoodsCame: Right.RECEIVE,
    RedeemCredit: Right.CREDIT,
    ConfirmPayout: Right.PAY,
    FailPayout: Right.PAY,
    ConfirmTill: Right.PAY,
    OpenUnproven: Right.UNPROVEN,
    FindSale: Right.UNPROVEN,
    Rate: Right.TAKE_BACK,
    SaveTerms: Right.PROMISE,
    ApproveTerms: Right.PUBLISH,
    PublishTerms: Right.PUBLISH,
}
