"""`wian up` opens the site, on SQLite and on PostgreSQL, and says so when it cannot."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.servers import wian_up


def get(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.status, answer.read().decode()


def refused(home: Path, *arguments: str, **variables: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "from wian.cli import main; main()", "up", *arguments],
        cwd=home,
        env={**os.environ, "WIAN_HOME": str(home), **variables}
        | {"DJANGO_SETTINGS_MODULE": "wian.project.settings"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_the_site_answers_at_the_address_it_prints(live: str) -> None:
    assert get(f"{live}/healthz")[0] == 200


def test_the_address_is_a_name_for_which_browsers_make_passkeys(live: str) -> None:
    assert re.fullmatch(r"http://localhost:\d+", live)


@pytest.mark.parametrize("loopback", ["127.0.0.1", "::1"])
def test_the_name_leads_to_the_site_whichever_address_it_means(live: str, loopback: str) -> None:
    port = int(live.rpartition(":")[2])
    if loopback == "::1" and not has_ipv6():
        pytest.skip("this machine has no IPv6")
    with socket.create_connection((loopback, port), timeout=20) as line:
        line.sendall(f"GET /healthz HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n".encode())
        assert line.recv(12) in (b"HTTP/1.0 200", b"HTTP/1.1 200")


def has_ipv6() -> bool:
    with socket.socket(socket.AF_INET6) as tried:
        try:
            tried.bind(("::1", 0))
        except OSError:
            return False
    return True


def test_only_its_own_folder_is_written(tmp_path: Path) -> None:
    with wian_up(tmp_path / "home", HOME=str(tmp_path / "empty")) as address:
        get(f"{address}/healthz")
    assert not (tmp_path / "empty").exists()
    assert {p.name for p in (tmp_path / "home").iterdir()} >= {
        "secret-key",
        "static",
        "wian.sqlite3",
    }


def test_postgresql_is_used_when_its_url_is_given(tmp_path: Path, pg: str) -> None:
    import psycopg

    with wian_up(tmp_path, DATABASE_URL=pg) as address, psycopg.connect(pg) as watcher:
        assert get(f"{address}/healthz")[0] == 200
        found = watcher.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name='wian'"
        )
        assert (found.fetchone() or (0,))[0] >= 1
    assert not (tmp_path / "wian.sqlite3").exists()


@pytest.mark.parametrize("loopback", ["127.0.0.1", "::1"])
def test_a_taken_port_is_told_in_a_sentence(tmp_path: Path, loopback: str) -> None:
    if loopback == "::1" and not has_ipv6():
        pytest.skip("this machine has no IPv6")
    with socket.socket(socket.AF_INET6 if ":" in loopback else socket.AF_INET) as taken:
        taken.bind((loopback, 0))
        taken.listen()
        told = refused(tmp_path, "--port", str(taken.getsockname()[1]))
    assert "ลองพอร์ตอื่น" in told
    assert "--port" in told


def test_a_database_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://wian:hidden@127.0.0.1:9/wian"
    told = refused(tmp_path, "--port", "0", DATABASE_URL=url)
    assert "hidden" not in told
    assert "ฐานข้อมูลไม่ตอบ" in told or "ตั้งค่าไม่ครบ" in told


def test_a_wrong_setting_is_told_in_a_sentence(tmp_path: Path) -> None:
    assert "DATABASE_URL" in refused(tmp_path, "--port", "0", DATABASE_URL="mysql://u@h/x")


def test_a_browser_reaches_the_site(live: str, browser) -> None:
    page = browser.new_page()
    try:
        answer = page.goto(f"{live}/healthz")
        assert answer.status == 200
    finally:
        page.close()
