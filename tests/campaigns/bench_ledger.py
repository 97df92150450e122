"""What holds of the bench at any moment, whoever was killed: no unit is lost and none is two."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, text

_RULES: Final = {
    "more restocked than was received and sellable": text(
        "SELECT r.piece_id FROM restock r JOIN bench_piece b ON b.id = r.piece_id "
        "WHERE b.standing <> 'graded' OR b.grade <> 'A' OR b.lane <> 'shelf' OR b.case_id IS NULL"
    ),
    "on the shelf and not for sale": text(
        "SELECT b.id FROM bench_piece b LEFT JOIN restock r ON r.piece_id = b.id "
        "WHERE b.lane = 'shelf' AND r.piece_id IS NULL"
    ),
    "a unit that came twice": text(
        "SELECT case_id FROM bench_piece WHERE standing <> 'awaited' AND case_id IS NOT NULL "
        "GROUP BY case_id, case_nr, nth HAVING count(*) > 1"
    ),
    "a unit that nobody took back": text(
        "SELECT b.id FROM bench_piece b JOIN case_line w ON w.case_id = b.case_id "
        "AND w.nr = b.case_nr WHERE b.nth > w.quantity OR b.nth < 1"
    ),
    "all of a line came and it is awaited": text(
        "SELECT w.case_id FROM case_line w WHERE w.goods = 'awaited' AND w.quantity <= "
        "(SELECT count(*) FROM bench_piece b WHERE b.case_id = w.case_id AND b.case_nr = w.nr "
        "AND b.standing <> 'awaited')"
    ),
    "here, and not all of it came": text(
        "SELECT w.case_id FROM case_line w WHERE w.goods = 'here' AND w.due_on <> '' AND "
        "w.quantity > (SELECT count(*) FROM bench_piece b WHERE b.case_id = w.case_id "
        "AND b.case_nr = w.nr AND b.standing <> 'awaited')"
    ),
    "not told of and not in quarantine": text(
        "SELECT id FROM bench_piece WHERE standing IN ('extra', 'other', 'unknown', 'recalled') "
        "AND lane <> 'quarantine'"
    ),
    "told twice, or by no slip": text(
        "SELECT b.id FROM bench_piece b LEFT JOIN slip s ON s.number = b.told "
        "WHERE b.told <> '' AND s.number IS NULL"
    ),
}
_STOCK: Final = text(
    "SELECT s.sku, s.on_hand, (SELECT count(*) FROM restock r WHERE r.sku = s.sku "
    "AND r.counted = 1) AS restocked FROM stock s ORDER BY s.sku"
)


def bench_faults(connection: Connection, counted: dict[str, int]) -> Iterator[str]:
    """What does not hold; `counted` is how many of each lay here before the bench began."""
    for name, rule in _RULES.items():
        found = connection.execute(rule).all()
        if found:
            yield f"{name}: {len(found)}"
    for row in connection.execute(_STOCK):
        if row.on_hand != counted.get(row.sku, 0) + row.restocked:
            yield f"{row.sku}: {row.on_hand} counted, {row.restocked} restocked"
