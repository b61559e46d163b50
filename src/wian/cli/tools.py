"""What this machine has and lacks, each lack with the way to mend it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from wian.files.setting import storage

# distribution → the module that must load for Wian to do anything at all
CORE = {
    "django": "django",
    "gunicorn": "gunicorn",
    "holidays": "holidays",
    "nlpo3": "nlpo3",
    "pebble": "pebble",
    "pillow": "PIL",
    "pypdfium2": "pypdfium2",
    "pythainlp": "pythainlp",
    "zxing-cpp": "zxingcpp",
}


@dataclass(frozen=True, slots=True)
class Tool:
    """One line of the doctor's report; `found` is a version or a short proof, None when absent."""

    name: str
    found: str | None
    without: str
    turn_on: str
    core: bool = False


def all_tools() -> list[Tool]:
    """The core first, then everything optional; a probe that fails is an absent tool."""
    return [*_core_tools(), *(probe() for probe in OPTIONAL)]


def _core_tools() -> list[Tool]:
    enough = sys.version_info >= (3, 11)
    return [
        Tool(
            "Python ≥ 3.11",
            platform.python_version() if enough else None,
            "เวียนทำงานไม่ได้ · Wian does not run",
            "apt install python3.11",
            core=True,
        ),
        *(
            Tool(
                distribution,
                _loaded(distribution, module),
                "เวียนทำงานไม่ได้ · Wian does not run",
                "make up",
                core=True,
            )
            for distribution, module in CORE.items()
        ),
        _home(),
    ]


def _home() -> Tool:
    home = Path(os.environ.get("WIAN_HOME") or "var").resolve()
    nearest = next(p for p in (home, *home.parents) if p.exists())
    return Tool(
        "WIAN_HOME",
        str(home) if nearest.is_dir() and os.access(nearest, os.W_OK) else None,
        f"เขียน {home} ไม่ได้ เว็บเปิดไม่ได้ · cannot write there: the site does not open",
        "WIAN_HOME=/a/folder/you/own",
        core=True,
    )


def _thai_ocr() -> Tool:
    """Our binding to Tesseract, and its Thai data: both, or images are not read."""
    found = None
    if (binding := _loaded("tesserocr", "tesserocr")) and _yes("wian.scanning", "ocr_available"):
        found = f"tesserocr {binding}, tha"
    return Tool(
        "อ่านภาพภาษาไทย · Thai OCR",
        found,
        "ภาพถ่ายและ PDF สแกนอ่านไม่ได้ · images and scanned PDFs are not read",
        "apt install tesseract-ocr-tha" + ("" if binding else "  +  pip install -e '.[ocr]'"),
    )


def _postgresql() -> Tool:
    return Tool(
        "PostgreSQL (psycopg)",
        _loaded("psycopg", "psycopg"),
        "ใช้ได้เฉพาะ SQLite ที่ฝังมา · only the embedded SQLite can be used",
        "pip install -e '.[pg]'",
    )


def _object_storage() -> Tool:
    return Tool(
        "ที่เก็บไฟล์ S3 · S3 storage (django-storages)",
        _loaded("django-storages", "storages") if _loaded("boto3", "boto3") else None,
        "ไฟล์อยู่บนดิสก์ของเครื่องนี้ · files stay on this machine's disk",
        "pip install -e '.[s3]'",
    )


def _file_store() -> Tool:
    """Where the bytes of files go, and how much room there is; a bucket is not asked here."""
    found, turn_on = None, "STORAGE_URL=file:///a/folder/you/own"
    try:
        kept = storage(
            os.environ.get("STORAGE_URL", ""), Path(os.environ.get("WIAN_HOME") or "var").resolve()
        )
    except ValueError as wrong:
        turn_on = str(wrong)
    else:
        folder = kept["OPTIONS"].get("location")
        found = _room_in(Path(folder)) if folder else kept["OPTIONS"]["endpoint_url"]
    return Tool(
        "ที่เก็บไฟล์ · file store",
        found,
        "เก็บและเปิดไฟล์ไม่ได้ · files can be neither kept nor opened",
        turn_on,
    )


def _room_in(folder: Path) -> str | None:
    """The folder and what is free on its disk, if files can be written there."""
    nearest = next(p for p in (folder, *folder.parents) if p.exists())
    if not (nearest.is_dir() and os.access(nearest, os.W_OK)):
        return None
    return f"{folder} (ว่าง · free {shutil.disk_usage(nearest).free / 1e9:,.1f} GB)"


def _isolation() -> Tool:
    """Whether a child that parses a foreign file can be cut off from the network here."""
    return Tool(
        "ตัดเครือข่ายของตัวอ่านไฟล์ · file parsers cut off from the network",
        "yes" if _yes("wian.scanning", "network_blocked") else None,
        "ตัวอ่านไฟล์ยังจำกัดเวลาและหน่วยความจำ แต่ไม่ถูกตัดเครือข่าย · "
        "parsers keep their limits of time and memory, but could reach the network",
        _namespace_setting(),
    )


def _namespace_setting() -> str:
    """The kernel setting that forbids user namespaces here; they differ between distributions."""
    forbidden = {
        "kernel.apparmor_restrict_unprivileged_userns": ("1", "0"),
        "kernel.unprivileged_userns_clone": ("0", "1"),
        "user.max_user_namespaces": ("0", "10000"),
    }
    for name, (off, on) in forbidden.items():
        setting = Path("/proc/sys", *name.split("."))
        if setting.is_file() and setting.read_text().strip() == off:
            return f"sysctl {name}={on}"
    return "Linux + user namespaces (คอนเทนเนอร์อาจห้ามไว้ · a container may forbid them)"


def _sarabun() -> Tool:
    """Sarabun shipped with the site or installed here; else the browser picks a Thai face."""
    spec = find_spec("wian.web")
    folders = [Path(p) for p in (spec.submodule_search_locations or [])] if spec else []
    shipped = next((f.name for d in folders for f in d.rglob("*[Ss]arabun*.*")), None)
    return Tool(
        "ฟอนต์สารบรรณ · Sarabun font",
        shipped or _installed_font("Sarabun"),
        "หน้าเว็บใช้ฟอนต์ไทยของเครื่องผู้อ่าน · pages use the reader's own Thai font",
        "วาง Sarabun-Regular.ttf (OFL) ใน ~/.local/share/fonts · put the OFL file there",
    )


def _emblem() -> Tool:
    """The Garuda of letters: whether one is set, and whether letters can be set with it."""
    path, found, why = os.environ.get("WIAN_EMBLEM", ""), None, "ยังไม่ได้ตั้ง · none is set"
    without = "ที่ว่างสำหรับครุฑบนหนังสือ · letters leave its room empty"
    if path:
        without = "จัดหน้าหนังสือไม่ได้ · letters cannot be set"
        try:
            found = f"{path} ({_seen_emblem(Path(path).read_bytes())})"
        except (OSError, ValueError) as wrong:
            why = f"{path}: {wrong}"
    turn_on = "WIAN_EMBLEM=/path/garuda.png (PNG, SVG ≤ 40 MP)"
    return Tool("ตราครุฑ · Garuda (WIAN_EMBLEM)", found, f"{without}: {why}", turn_on)


def _seen_emblem(data: bytes) -> str:
    """What kind of picture it is; ValueError for one that cannot stand on a letter."""
    from wian.typeset import TypesetError, emblem_drawn

    try:
        if not emblem_drawn(data):
            raise ValueError("ไฟล์ว่าง · the file is empty")
    except TypesetError:
        raise ValueError("ไม่ใช่รูป PNG หรือ SVG ที่อ่านได้ · no PNG or SVG that can be read") from None
    return "PNG" if data.startswith(b"\x89PNG") else "SVG"


OPTIONAL: list[Callable[[], Tool]] = [
    _thai_ocr,
    _postgresql,
    _object_storage,
    _file_store,
    _isolation,
    _sarabun,
    _emblem,
]


def _loaded(distribution: str, module: str) -> str | None:
    """The version of a distribution whose module really loads; a broken binary is an absent one."""
    try:
        import_module(module)
        return version(distribution)
    except (ImportError, OSError, PackageNotFoundError):
        return None


def _yes(module: str, question: str) -> bool:
    """What a room answers to a yes-or-no question about this machine."""
    try:
        return bool(getattr(import_module(module), question)())
    except (AttributeError, ImportError, OSError):
        return False


def _installed_font(family: str) -> str | None:
    """The family as fontconfig names it, if it is installed."""
    if not (fc_list := shutil.which("fc-list")):
        return None
    listed = subprocess.run(
        [fc_list, f":family={family}", "family"], capture_output=True, text=True, timeout=20
    ).stdout
    return listed.splitlines()[0] if listed.strip() else None
