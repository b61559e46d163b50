import functools
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wian.scanning import Pool

linux = pytest.mark.skipif(sys.platform != "linux", reason="the system-call filter is Linux's")


def environment() -> tuple[dict[str, str], bytes]:
    return dict(os.environ), Path("/proc/self/environ").read_bytes()


def write(path: str) -> str:
    try:
        Path(path).write_bytes(b"x" * 100)
    except OSError as error:
        return type(error).__name__
    return "written"


def open_socket(family: int) -> str:
    try:
        socket.socket(family)
    except OSError as error:
        return type(error).__name__
    return "open"


def start_program() -> str:
    try:
        subprocess.run([sys.executable, "--version"], check=False)
    except OSError as error:
        return type(error).__name__
    return "started"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", "postgres://someone:hidden-word@somewhere")
        with Pool() as made:
            made.submit(len, b"").result(30)
            yield made


@linux
def test_secrets_are_gone_from_the_environment_and_its_copy(pool: Pool) -> None:
    variables, copy = pool.submit(environment).result(30)
    assert "DATABASE_URL" not in variables
    assert b"hidden-word" not in copy


def test_a_child_writes_no_file(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "written"
    assert pool.submit(write, str(path)).result(30) == "OSError"
    assert not path.exists() or path.stat().st_size == 0


def test_what_is_warmed_may_still_use_files(tmp_path: Path) -> None:
    path = tmp_path / "warmed"
    with Pool(warm=functools.partial(write, str(path))) as made:
        assert made.submit(len, b"ab").result(30) == 2
    assert path.stat().st_size == 100


def test_a_warming_that_fails_leaves_the_pool_working() -> None:
    with Pool(warm=functools.partial(int, "no number")) as made:
        assert made.submit(len, b"ab").result(30) == 2


@linux
@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, socket.AF_UNIX])
def test_a_child_opens_no_socket(pool: Pool, family: int) -> None:
    assert pool.submit(open_socket, family).result(30) == "PermissionError"


@linux
def test_a_child_starts_no_program(pool: Pool) -> None:
    assert pool.submit(start_program).result(30) == "PermissionError"
