import ctypes
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.scanning.makers import LINES, TEXT, drawn, image_pdf, pdf
from tests.support import require
from wian.scanning import Pool, ScanError, network_blocked, scan, shared_pool


def eat_memory() -> int:
    return len(bytes(4 * 1024**3))


def spin() -> None:
    while True:
        pass


def burn(seconds: float) -> int:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return os.getpid()


def segfault() -> None:
    ctypes.string_at(1)


class Odd(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__(one)


def raise_odd() -> None:
    raise Odd(1, 2)


def give_unpicklable() -> Callable[[], None]:
    return lambda: None


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(workers=1, cpu_s=1, seconds=3) as made:
        yield made


def refused(pool: Pool, function: Callable[..., Any], *args: Any) -> str:
    with pytest.raises(ScanError) as error:
        pool.submit(function, *args).result(30)
    assert pool.submit(len, b"abc").result(30) == 3, "the pool goes on"
    return error.value.code


def test_a_scan_travels_to_a_child_and_back(pool: Pool) -> None:
    assert pool.submit(scan, pdf(LINES), "letter.pdf").result(30).text == TEXT
    assert refused(pool, scan, b"") == "S101"


def test_a_child_stays_warm(pool: Pool) -> None:
    assert pool.submit(os.getpid).result(30) == pool.submit(os.getpid).result(30) != os.getpid()


def test_eating_memory_is_refused(pool: Pool) -> None:
    assert refused(pool, eat_memory) == "S114"


def test_a_segfault_is_refused(pool: Pool) -> None:
    assert refused(pool, segfault) == "S114"


def test_a_child_that_leaves_is_refused(pool: Pool) -> None:
    assert refused(pool, os._exit, 3) == "S114"


def test_a_child_that_leaves_without_a_word_is_refused_after_its_time(pool: Pool) -> None:
    assert refused(pool, os._exit, 0) in {"S113", "S114"}


def test_a_child_that_sleeps_is_refused_after_its_time(pool: Pool) -> None:
    assert refused(pool, time.sleep, 60) == "S113"


def test_a_child_that_spins_is_refused(pool: Pool) -> None:
    assert refused(pool, spin) == "S113"


def test_cpu_is_counted_by_task_not_by_child() -> None:
    with Pool(workers=1, cpu_s=1, seconds=60) as pool:
        assert len({pool.submit(burn, 0.6).result(60) for _ in range(4)}) == 1


def test_a_running_task_can_be_cancelled(pool: Pool) -> None:
    work = pool.submit(time.sleep, 60)
    time.sleep(0.3)
    assert work.cancel()
    with pytest.raises(ScanError) as error:
        work.result(5)
    assert error.value.code == "S115"
    assert pool.submit(len, b"abc").result(30) == 3


def test_what_cannot_travel_harms_only_its_own_task(pool: Pool) -> None:
    for function in (raise_odd, give_unpicklable):
        with pytest.raises(Exception, match=r"Odd|pickle"):
            pool.submit(function).result(30)
    assert pool.submit(len, b"abc").result(30) == 3


def test_arguments_too_large_for_a_child_are_refused_at_once() -> None:
    with Pool(memory_mb=60) as small, pytest.raises(ScanError) as error:
        small.submit(len, bytes(11 * 1024**2))
    assert error.value.code == "S108"


def test_closing_ends_what_is_not_done() -> None:
    with Pool() as made:
        works = [made.submit(time.sleep, 60) for _ in range(3)]
    for work in works:
        with pytest.raises(ScanError) as error:
            work.result(5)
        assert error.value.code == "S115"


def test_the_network_is_closed_to_children(pool: Pool) -> None:
    assert network_blocked(pool) is not False
    if sys.platform == "linux":
        assert network_blocked(pool) is True


def test_a_scanned_page_is_read_within_the_limits_of_a_child() -> None:
    require("ocr")
    work = shared_pool().submit(scan, image_pdf(drawn()))
    assert "คณะกรรมการ" in work.result(60).text


def test_the_shared_pool_is_one_and_works_under_gunicorn(tmp_path: Path) -> None:
    assert shared_pool() is shared_pool()
    (tmp_path / "served.py").write_text(
        textwrap.dedent("""
        from wian.scanning import scan, shared_pool

        def app(environ, start_response):
            text = shared_pool().submit(scan, "กขค".encode()).result(30).text
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [text.encode()]
        """)
    )
    script = """
        import subprocess, sys, time, urllib.request
        serve = [sys.executable, "-m", "gunicorn", "-w", "2", "-b", "unix:s.sock", "served:app"]
        served = subprocess.Popen(serve, stderr=subprocess.DEVNULL)
        import http.client, socket
        class Unix(http.client.HTTPConnection):
            def connect(self):
                self.sock = socket.socket(socket.AF_UNIX); self.sock.connect("s.sock")
        for _ in range(100):
            try:
                ask = Unix("x"); ask.request("GET", "/"); body = ask.getresponse().read(); break
            except OSError:
                time.sleep(0.1)
        served.terminate(); served.wait(20)
        sys.stdout.buffer.write(body)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.decode() == "กขค"
