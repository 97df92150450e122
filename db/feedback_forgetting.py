"""What was said of us, and small extras, without the person: who heard it, whose turn it was."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, text, update

from db.tables_feedback import feedback, surprise, surprise_turn


def forget_turns(connection: Connection, customers: Iterable[int]) -> int:
    """Let nobody's turn be known of some customers."""
    names = [f"customer:{one}" for one in customers]
    if not names:
        return 0
    gone = delete(surprise_turn).where(
        surprise_turn.c.whose.in_(bindparam("names", expanding=True))
    )
    return int(connection.execute(gone, {"names": names}).rowcount)


def forget_who_heard(connection: Connection, day: str) -> int:
    """Of what was said or given before a day nobody stands there; turns as old are over."""
    nobody = {"staff": "", "actor": "", "desk": ""}
    count = 0
    for table in (feedback, surprise):
        told = update(table).where(
            table.c.at < day, (table.c.actor != "") | (table.c.staff != "") | (table.c.desk != "")
        )
        count += int(connection.execute(told.values(nobody)).rowcount)
    over = text("DELETE FROM surprise_turn WHERE day < :day")
    return count + int(connection.execute(over, {"day": day[:10]}).rowcount)
