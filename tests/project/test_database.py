"""DATABASE_URL becomes the right engine, and never tells the password."""

from __future__ import annotations

from pathlib import Path

import pytest

from wian.project.database import database

HOME = Path("/srv/wian")


def test_no_url_is_sqlite_in_the_home_folder() -> None:
    made = database("", HOME)
    assert made["ENGINE"].endswith("sqlite3")
    assert made["NAME"] == "/srv/wian/wian.sqlite3"
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in made["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "name"),
    [("sqlite:///a.db", "a.db"), ("sqlite:////srv/a%20b.db", "/srv/a b.db")],
)
def test_three_slashes_are_relative_and_four_absolute(url: str, name: str) -> None:
    assert database(url, HOME)["NAME"] == name


def test_postgresql_keeps_its_parts_and_its_connections() -> None:
    made = database("postgres://u%40x:p%2Fw@db.example:6543/wian?sslmode=require", HOME)
    assert (made["USER"], made["PASSWORD"], made["NAME"]) == ("u@x", "p/w", "wian")
    assert (made["HOST"], made["PORT"]) == ("db.example", "6543")
    assert made["OPTIONS"]["sslmode"] == "require"
    assert made["CONN_MAX_AGE"] is None


def test_postgresql_compiles_no_query_unless_the_address_says_so() -> None:
    address = "postgresql://wian@/wian?host=/run/pg"
    assert database(address, HOME)["OPTIONS"]["options"] == "-c jit=off"
    own = database(f"{address}&options=-c%20jit%3Don", HOME)
    assert own["OPTIONS"]["options"] == "-c jit=on"


def test_a_unix_socket_is_a_host_in_the_query() -> None:
    made = database("postgresql://wian@/wian?host=/run/pg", HOME)
    assert made["HOST"] == "/run/pg"
    assert "host" not in made["OPTIONS"]


@pytest.mark.parametrize("url", ["mysql://u:hidden@h/x", "sqlite://", "sqlite:///", "hidden"])
def test_another_kind_is_refused_without_telling_the_password(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL") as told:
        database(url, HOME)
    assert "hidden" not in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:pa/ssqz@h/db",
        "postgresql://u:12/ssqz@h/db",
        "postgresql://u:ssqz[x]@h/db",
        "postgresql://u:[ssqz]@h/db",
        "postgresql://u:12#ssqz@h/db",
        "postgresql://u:12?ssqz@h/db",
        "postgresql://u:ssqz\u2100@h/db",
        "postgresql://u:ss\tqz@h/db",
        "postgresql://u:p@h:ssqz/db",
        "mysql://u:12#ssqz@h/db",
        "ssqz:x@h/db",
    ],
)
def test_a_password_that_is_not_encoded_is_refused_in_fixed_words(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL") as told:
        database(url, HOME)
    assert "qz" not in str(told.value)
    assert told.value.__suppress_context__ or told.value.__context__ is None
    if url.startswith("postgresql"):
        assert "percent-encode" in str(told.value)
        assert "เขียนเป็น %XX" in str(told.value)
