"""The grounds: each a small question that answers with what it gives, or with why it is silent."""

from collections.abc import Callable
from typing import Final, TypeAlias

from returns_station.policy.entitlement import Ground
from returns_station.policy.grounds.gift import whoever_got_it_may_choose
from returns_station.policy.grounds.not_as_agreed import (
    our_mistake_never_expires,
    recalled_goods_come_back,
    she_may_complain,
)
from returns_station.policy.grounds.promised import (
    a_member_has_longer,
    a_season_runs_longer,
    open_purchase_runs,
)
from returns_station.policy.grounds.unproven import we_take_her_word
from returns_station.policy.grounds.withdrawal import she_may_withdraw
from returns_station.policy.question import Answer, Question, Reading

Ask: TypeAlias = Callable[[Question, Reading], Answer]

BY_LAW: Final[tuple[tuple[Ground, Ask], ...]] = (
    (Ground.RECALL, recalled_goods_come_back),
    (Ground.WRONG_ITEM, our_mistake_never_expires),
    (Ground.COMPLAINT, she_may_complain),
    (Ground.WITHDRAWAL, she_may_withdraw),
)
"""What the law gives; the shop's terms may give more of the delivery, or no end."""

BY_PROMISE: Final[tuple[tuple[Ground, Ask], ...]] = (
    (Ground.OPEN_PURCHASE, open_purchase_runs),
    (Ground.SEASON, a_season_runs_longer),
    (Ground.MEMBER, a_member_has_longer),
    (Ground.GIFT, whoever_got_it_may_choose),
    (Ground.GOODWILL, we_take_her_word),
)
"""What only the shop gives."""
