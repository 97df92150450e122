"""What a person said where the policy asked: a yes, how far it goes, and why."""

from enum import StrEnum

from returns_station.policy.claim import Ruling

__all__ = ["Ruling", "Why", "WhyNot"]


class Why(StrEnum):
    """Why a person says yes where the policy asked."""

    NEAR_THE_LIMIT = "near_the_limit"
    LOYAL = "loyal"
    OUR_DOING = "our_doing"
    OTHER = "other"


class WhyNot(StrEnum):
    """Why it cannot be done this time."""

    WORN = "worn"
    NOT_FROM_US = "not_from_us"
    GIVEN_BEFORE = "given_before"
    OTHER = "other"
