"""No real person or secret of the real letters, and no trace of a machine, in the project."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tests.support import ROOT, require, shared

TITLES = r"(?:นาย|นางสาว|นาง|ว่าที่\s?ร้อยตรี|พันตรี|ดร\.|เด็กชาย|เด็กหญิง)"
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def project_texts() -> Iterator[tuple[Path, str]]:
    """Every text file that git holds or would take, with its Thai digits made Arabic."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    for name in filter(None, listed):
        path = ROOT / name
        if not path.is_file():
            continue
        data = path.read_bytes()
        if b"\0" not in data[:8000]:
            yield Path(name), data.decode("utf-8", "replace").translate(THAI_DIGITS)


@lru_cache
def gold() -> list[object]:
    """The gold of the five real letters."""
    require("shared")
    files = sorted((shared() / "reading/gold").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in files]


def values(tree: object, *keys: str) -> Iterator[str]:
    """Every text (or text in a list) that stands under one of the keys, at any depth."""
    if isinstance(tree, list):
        for item in tree:
            yield from values(item, *keys)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key in keys:
                yield from [value] if isinstance(value, str) else filter(_is_text, value or [])
            yield from values(value, *keys)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def persons() -> set[str]:
    """First and family names as pairs; a family name alone where it is too long to be a word."""
    told = " ".join(values(gold(), "name", "people", "person", "person_or_post", "unit"))
    pairs = re.findall(rf"{TITLES}\s?([ก-๎]{{3,}})\s+([ก-๎]{{3,}})", told)
    assert len(pairs) >= 5, "the gold names officials; the pattern has gone blind"
    return {f"{first} {family}" for first, family in pairs} | {f for _, f in pairs if len(f) >= 8}


def secrets() -> set[str]:
    """Passcodes, meeting numbers and mobile numbers."""
    codes = set(values(gold(), "passcode"))
    meetings = re.findall(
        r"/j/(\d{9,11})", " ".join(values(gold(), "place_or_link", "links", "url"))
    )
    mobiles = [p for p in values(gold(), "phone") if re.fullmatch(r"0[689]\d{8}", p)]
    found = codes | set(meetings) | set(mobiles)
    assert len(found) >= 3
    return found


def zones_and_projects() -> set[str]:
    """Names that only these letters use: the zones, and what their projects are called."""
    zones = {z["name"] for d in gold() for z in d.get("zones") or []}  # type: ignore[union-attr]
    subjects = " ".join(values(gold(), "subject", "title"))
    projects = set(re.findall(r"โครงการ([ก-๙]{20,})", subjects)) | set(
        re.findall(r"“([^”]+)”", subjects)
    )
    assert len(zones) == 3
    assert projects
    return {name.removeprefix("โซน") for name in zones} | projects


def test_no_person_or_secret_of_the_real_letters_stands_in_the_project() -> None:
    wanted = persons() | secrets()
    spaced = re.compile(r"\s+|-")
    found = [
        (str(path), word)
        for path, text in project_texts()
        for word in wanted
        if word in text or (word.isdigit() and word in spaced.sub("", text))
    ]
    assert not found


def test_no_zone_or_project_of_the_real_letters_stands_in_the_source() -> None:
    wanted = zones_and_projects()
    found = [
        (str(path), word)
        for path, text in project_texts()
        if path.parts[0] == "src"
        for word in wanted
        if word in text
    ]
    assert not found


def test_no_machine_and_no_package_host_is_named_in_the_project() -> None:
    # Built from pieces, so that this file does not hold what it looks for.
    folders = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/"]
    hosts = ["pyp" + "i.org", "python" + "hosted", "registry." + "npmjs", "deb." + "debian"]
    wanted = re.compile("|".join(map(re.escape, folders + hosts)))
    found = [
        (str(path), m.group()) for path, text in project_texts() for m in wanted.finditer(text)
    ]
    assert not found
