"""A short crumple: codes read from paper that was in a pocket, and ours are never read wrong."""

from tests.campaigns.crumple import MILD, tried

_OURS = ("Code128", "QRCode", "QRCode, sealed", "GS1-128", "GS1 Data Matrix")


def test_that_nine_in_ten_read_after_mild_damage_and_none_of_ours_is_read_wrong() -> None:
    shares = tried(4, (MILD,))

    assert {kind for kind, _, _ in shares} >= set(_OURS)
    assert sum(share.right for share in shares.values()) >= 0.9 * 4 * len(shares)
    assert [key for key, share in shares.items() if share.wrong and key[0] in _OURS] == []
