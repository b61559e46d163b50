"""What Wian runs on is permissive, or LGPL/MPL used unmodified; GPL stays among the test tools."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support import ROOT

LOCKS = ("base", "run", "test", "lint", "build")
# As SPDX names or trove classifiers write them, in lower case.
PERMISSIVE = re.compile(
    r"^(mit( license)?|mit-0|mit-cmu|bsd.*|0bsd|isc.*|apache.*|python software foundation.*|psf.*|"
    r"python-2\.0|zlib.*|cc0-1\.0|the unlicense.*|unlicense|hpnd|mozilla public.*|mpl-2\.0.*|"
    r"dual license|libtiff|ofl-1\.1)$"
)
LESSER = re.compile(r"^(lgpl.*|gnu lesser.*|gnu library or lesser.*)$")
COPYLEFT = re.compile(r"^(a?gpl.*|gnu (affero )?general public.*)$")

# A package whose classifiers say less than its licence file, which was read.
READ_BY_US = {"qrcode": ["bsd-3-clause", "mit"]}


def pinned(lock: str) -> dict[str, Requirement]:
    """Every requirement of a lock by its normal name (one per environment marker is enough)."""
    text = (ROOT / f"requirements/{lock}.txt").read_text()
    lines = re.findall(r"^([A-Za-z0-9][^\s\\]*(?: ; [^\\]+)?)", text, re.MULTILINE)
    wanted = [Requirement(line.strip()) for line in lines]
    here = [r for r in wanted if r.marker is None or r.marker.evaluate()]
    return {canonicalize_name(r.name): r for r in here}


def licences(name: str) -> list[str]:
    """What the installed package says of itself, most exact first; pieces of an AND stand apart."""
    if name in READ_BY_US:
        return READ_BY_US[name]
    told = distribution(name).metadata
    if expression := told.get("License-Expression"):
        return [part.strip(" ()").lower() for part in re.split(r" AND ", expression)]
    classified = [
        c.split(" :: ")[-1].lower()
        for c in told.get_all("Classifier") or []
        if c.startswith("License :: ") and not c.endswith("OSI Approved")
    ]
    return classified or [(told.get("License") or "unknown").splitlines()[0].strip().lower()]


def allowed(licence: str, extra: tuple[re.Pattern[str], ...]) -> bool:
    """Of alternatives (OR) one must be allowed; an exception (WITH) only widens."""
    choices = [c.strip(" ()").split(" with ")[0] for c in licence.split(" or ")] + [licence]
    return any(p.match(choice) for choice in choices for p in (PERMISSIVE, *extra))


@pytest.mark.parametrize("name", sorted(pinned("run").keys() | pinned("base").keys()))
def test_a_package_wian_runs_on_is_permissive_or_lesser(name: str) -> None:
    try:
        told = licences(name)
    except PackageNotFoundError:
        pytest.fail(f"{name} is pinned but not installed: run `make test`")
    assert all(allowed(licence, (LESSER,)) for licence in told), told


def test_tools_of_tests_and_lint_have_a_known_licence() -> None:
    unknown = {}
    for name in pinned("test").keys() | pinned("lint").keys():
        told = licences(name)
        if not all(allowed(licence, (LESSER, COPYLEFT)) for licence in told):
            unknown[name] = told
    assert not unknown


def test_gpl_is_recognised_and_refused_at_run_time() -> None:
    for licence in ("gpl-3.0-or-later", "agpl-3.0-only", "gnu general public license v3 (gplv3)"):
        assert not allowed(licence, (LESSER,))
        assert allowed(licence, (LESSER, COPYLEFT))
    assert allowed("lgpl-3.0-only", (LESSER,))
    assert allowed("apache-2.0 or gpl-2.0-only", ())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_pinned_with_hashes_and_names_no_place(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.txt").read_text()
    blocks = re.split(r"\n(?=\S)", text)
    for block in (b for b in blocks if not b.startswith("#")):
        assert re.match(r"[a-z0-9-]+==\S+ ", block), block
        assert "--hash=sha256:" in block, block
    assert "://" not in text
    assert "--index" not in text
    assert "--find" not in text


def test_locks_agree_on_every_version() -> None:
    seen: dict[str, str] = {}
    for lock in LOCKS:
        for name, requirement in pinned(lock).items():
            assert seen.setdefault(name, str(requirement.specifier)) == str(
                requirement.specifier
            ), name


def test_tools_of_tests_are_not_installed_by_make_up() -> None:
    assert not {"pytest", "hypothesis", "mypy", "ruff", "playwright"} & pinned("run").keys()
