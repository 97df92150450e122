"""Forgetting a person: nothing of her is left on the disk, and nobody else loses anything."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from returns_station.adapters.door_file import DoorFile
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.desk.errors import NotAllowedError
from returns_station.desk.pickup.van_views import TakenRun, TakenStop
from returns_station.desk.privacy.errors import NobodyFoundError, SeveralPersonsError
from returns_station.desk.station import Station
from returns_station.desk.views import OpenVisit
from tests.campaigns.erasing import SIV, a_station, asked, forget_many, found_in
from tests.staff import journal_of, staffed

# By then nothing of the demo shop is under way any more.
LATER = 60
Person = tuple[int, str, str, str]


def fetched_from(station: Station) -> Person:
    """Somebody whose goods are fetched at her home: her number, name, phone and mail."""
    rows = asked(
        station,
        "SELECT c.id, c.name, c.phone, c.email FROM booking b "
        "JOIN return_case r ON r.id = b.case_id JOIN sale s ON s.id = r.sale_id "
        "JOIN customer c ON c.id = s.customer_id "
        "WHERE c.phone <> '' AND c.email <> '' ORDER BY c.id LIMIT 1",
    )
    one, name, phone, email = rows[0]
    return one, name, phone, email


def write(station: Station, statement: str, **values: object) -> None:
    """Words of hers where somebody left them."""
    engine: Any = getattr(station.store, "engine")  # noqa: B009 - the port has it not
    with engine.begin() as connection:
        connection.execute(text(statement), values)


def strewn(station: Station, folder: Path, her: Person) -> None:
    """Leave her words wherever a desk may: in drafts, notes, messages, details and files."""
    one, name, phone, email = her
    visit = OpenVisit("v1", "Disk 1", "2026-11-12T10:00:00+00:00", f'{{"name":"{name}"}}')
    station.store.keep_visit(visit)
    told = f"{name} rang from {phone}, {email}"
    write(
        station,
        "INSERT INTO journal_detail (seq, salt, body) SELECT max(seq), 'ab', :told FROM journal",
        told=told,
    )
    write(
        station,
        "INSERT INTO carrier_word (carrier, id, booking, reference, told, at, heard_at, body) "
        "SELECT 'c', 'w', b.id, '', '', '', '', :told FROM booking b JOIN return_case r "
        "ON r.id = b.case_id JOIN sale s ON s.id = r.sale_id WHERE s.customer_id = :one LIMIT 1",
        one=one, told=told,
    )  # fmt: skip
    write(
        station,
        "INSERT INTO bench_parcel (id, slip, code, came_at, closed_at) SELECT 'p1', r.slip, 'x', "
        "'2026-11-01T10:00:00+00:00', '2026-11-01T10:00:00+00:00' FROM return_case r JOIN sale s "
        "ON s.id = r.sale_id WHERE s.customer_id = :one AND r.slip <> '' LIMIT 1",
        one=one,
    )
    write(
        station,
        "INSERT INTO bench_piece (parcel_id, nr, standing, title, note) "
        "VALUES ('p1', 1, 'aside', 'Mössa', :told)",
        told=told,
    )
    picture = folder / "photos" / "ab" / f"{'ab' * 32}.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(f"a letter to {name}".encode())
    write(
        station,
        "INSERT INTO bench_photo (piece_id, name, nr) SELECT max(id), :name, 1 FROM bench_piece",
        name="ab" * 32,
    )
    in_files(station, folder, her)


def in_files(station: Station, folder: Path, her: Person) -> None:
    """Her slips as files, and the route that goes by her door."""
    one, name, phone, email = her
    numbers = asked(
        station,
        "SELECT l.number FROM slip l JOIN return_case r ON r.id = l.case_id "
        "JOIN sale s ON s.id = r.sale_id WHERE s.customer_id = :one",
        one=one,
    )
    (folder / "slips").mkdir()
    for (number,) in numbers:
        (folder / "slips" / f"{number}.pdf").write_bytes(f"%PDF {name} {email}".encode())
    ((booking,),) = asked(
        station,
        "SELECT b.id FROM booking b JOIN return_case r ON r.id = b.case_id JOIN sale s "
        "ON s.id = r.sale_id WHERE s.customer_id = :one LIMIT 1",
        one=one,
    )
    stop = TakenStop(booking, "RS1", name, phone, "Tallstigen 4", "75312", "Uppsala", 600, 700, ())
    DoorFile(folder).take(TakenRun("K1", date(2026, 11, 28), "Vita", "Olle", (stop,)))


def test_that_nothing_of_her_is_left_in_any_file(tmp_path: Path) -> None:
    station = a_station(tmp_path, days=LATER)
    her = fetched_from(station)
    strewn(station, tmp_path, her)
    assert len(found_in(tmp_path, *her[1:])) >= 4

    erased = station.keeping(SIV).erase(her[0])

    assert erased.done
    assert found_in(tmp_path, *her[1:]) == []
    assert station.keeping(SIV).find(her[3]) == ()
    assert DoorFile(tmp_path).taken("K1").stops[0].name == ""
    assert station.auditing(SIV).verify().findings == ()


def written_to(station: Station, her: Person) -> None:
    """Messages to her, one of them still to go, and the addresses that she gave for them."""
    one, name, phone, email = her
    of_her = (
        "FROM return_case r JOIN sale s ON s.id = r.sale_id "
        "WHERE s.customer_id = :one AND r.slip <> '' LIMIT 1"
    )
    told = {"one": one, "name": name, "says": f'{{"$phrase":"x","args":{{"words":"{name}"}}}}'}
    for key, state, address in (("a", "sent", email), ("b", "new", phone)):
        letter = (
            "INSERT INTO letter (key, kind, slip, channel, address, name, says, at, not_before, "
            "next_at, state) SELECT :key, 'answer', r.slip, 'email', :address, :name, :says, "
            f"r.at, r.at, r.at, :state {of_her}"
        )
        contact = (
            "INSERT INTO contact (slip, channel, address, name, at) "
            f"SELECT r.slip, 'email', :address, :name, r.at {of_her}"
        )
        write(station, letter, key=key, state=state, address=address, **told)
        write(station, contact, address=address, **{key: told[key] for key in ("one", "name")})


def test_that_nothing_goes_to_who_is_forgotten_and_no_address_is_left(tmp_path: Path) -> None:
    station = a_station(tmp_path, days=LATER)
    her = fetched_from(station)
    written_to(station, her)
    handed_out = station.keeping(SIV).export(her[0]).records

    assert station.keeping(SIV).erase(her[0]).done

    assert (len(handed_out["letter"]), len(handed_out["contact"])) == (2, 2)
    assert asked(station, "SELECT DISTINCT address, name FROM letter") == [("", "")]
    assert asked(station, "SELECT state FROM letter ORDER BY key") == [("sent",), ("not_needed",)]
    assert asked(station, "SELECT * FROM contact") == []
    assert found_in(tmp_path, *her[1:]) == []


def test_that_her_address_is_forgotten_with_her(tmp_path: Path) -> None:
    station = a_station(tmp_path, days=LATER)
    her = fetched_from(station)
    ((door,),) = asked(
        station,
        "SELECT b.door FROM booking b JOIN return_case r ON r.id = b.case_id JOIN sale s "
        "ON s.id = r.sale_id WHERE s.customer_id = :one LIMIT 1",
        one=her[0],
    )
    street = door.split('"street":"')[1].split('"')[0]
    others = asked(station, "SELECT count(*) FROM booking WHERE door LIKE :s", s=f"%{street}%")

    station.keeping(SIV).erase(her[0])

    left = asked(station, "SELECT count(*) FROM slip WHERE body LIKE :s", s=f"%{street}%")
    assert left[0][0] <= others[0][0] - 1
    with station.store.views() as views:
        assert all(views.slip(number) for (number,) in asked(station, "SELECT number FROM slip"))


def test_that_what_is_under_way_waits_and_goes_by_itself(tmp_path: Path) -> None:
    station = a_station(tmp_path)
    her = fetched_from(station)

    first = station.keeping(SIV).erase(her[0])
    assert {"pickup"} <= {one.why for one in first.waits}
    assert station.keeping(SIV).find(her[3]) != ()
    later = station.clock().replace(year=2027)
    station.clock = lambda: later
    told = station.keeping(SIV).thin_out()

    assert told.finished == 1
    assert told.waiting == 0
    assert found_in(tmp_path, *her[1:]) == []


def test_that_a_copy_that_is_put_back_forgets_her_again(tmp_path: Path) -> None:
    station = a_station(tmp_path, days=LATER)
    her = fetched_from(station)
    copy = (tmp_path / "station.db").read_bytes()
    station.keeping(SIV).erase(her[0])
    engine: Any = getattr(station.store, "engine")  # noqa: B009 - as above
    engine.dispose()
    (tmp_path / "station.db").write_bytes(copy)

    assert station.keeping(SIV).due()
    station.keeping(SIV).thin_out()

    assert station.keeping(SIV).find(her[3]) == ()
    assert found_in(tmp_path, *her[1:]) == []


def test_that_her_slips_can_be_printed_again_without_her(tmp_path: Path) -> None:
    station = a_station(tmp_path, days=LATER)
    her = fetched_from(station)
    query = "SELECT l.number FROM slip l JOIN return_case r ON r.id = l.case_id JOIN sale s "
    numbers = asked(station, f"{query} ON s.id = r.sale_id WHERE s.customer_id = :one", one=her[0])

    station.keeping(SIV).erase(her[0])

    for (number,) in numbers:
        with station.store.views() as views:
            slip = views.slip(number)
        assert slip is not None
        assert slip.thanks.key == "slip.thanks_you"
        SlipPaper("a4").deliver(slip, str(tmp_path / f"{number}.pdf"))
    assert found_in(tmp_path, *her[1:]) == []


def test_that_nobody_else_loses_anything(tmp_path: Path) -> None:
    came = forget_many(tmp_path, people=5, seed=1)

    assert came.people == 5
    assert came.wrong == []


def test_that_all_of_her_is_handed_out(tmp_path: Path) -> None:
    station = a_station(tmp_path)
    her = fetched_from(station)

    data = station.keeping(SIV).export(her[0])

    assert data.records["customer"][0]["email"] == her[3]
    assert {"sale", "sale_line", "return_case", "slip", "booking", "word"} <= set(data.records)
    assert her[1] not in journal_of(station)
    assert "PersonHandedOut" in journal_of(station)


def test_that_nobody_is_told_of_nobody(tmp_path: Path) -> None:
    keeping = a_station(tmp_path).keeping(SIV)

    with pytest.raises(NobodyFoundError):
        keeping.erase(99_999)
    with pytest.raises(NobodyFoundError):
        keeping.erase(contact="nobody@example.org")
    with pytest.raises(NobodyFoundError):
        keeping.export(99_999)


def test_that_of_two_with_one_phone_the_right_one_is_asked_for(tmp_path: Path) -> None:
    station = a_station(tmp_path, days=LATER)
    her = fetched_from(station)
    write(
        station,
        "INSERT INTO customer (id, key, name, phone) VALUES (9001, 'x:1', 'Ola Annan', :phone)",
        phone=her[2],
    )
    tail = "".join(letter for letter in her[2] if letter.isdigit())[-8:]
    write(station, "INSERT INTO word (word, kind, ref) VALUES (:w, 'customer', 9001)", w=tail)

    with pytest.raises(SeveralPersonsError):
        station.keeping(SIV).erase(contact=her[2])
    erased = station.keeping(SIV).erase(her[0])

    assert erased.shared == 1
    assert asked(station, "SELECT name, phone FROM customer WHERE id = 9001") == [
        ("Ola Annan", her[2])
    ]


def test_that_a_clerk_may_neither_look_nor_forget(tmp_path: Path) -> None:
    station = a_station(tmp_path)
    clerk = staffed(station, tmp_path).take_in("Maja")
    keeping = station.keeping(clerk)

    with pytest.raises(NotAllowedError):
        keeping.find("maja")
    with pytest.raises(NotAllowedError):
        keeping.export(26)
    with pytest.raises(NotAllowedError):
        keeping.erase(26)
    assert "AttemptRefused" in journal_of(station)
