"""`wian read`: letters become facts, as a table for people or JSON for machines."""

from __future__ import annotations

import json
import os
import re
import secrets
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from wian.cli.masking import harmless
from wian.cli.reading_work import STDIN, Failure, Reading, readings, shown_name

if TYPE_CHECKING:
    from rich.progress import Progress

# What a terminal would obey or a viewer would turn round, and JSON leaves as it is.
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@click.command(short_help="อ่านหนังสือเป็นข้อเท็จจริง · letters → facts")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    help="ตาราง (ค่าเริ่มต้น) หรือ JSON · a table (default) or JSON",
)
@click.option("--json", "as_json", is_flag=True, help="เหมือน --format json · as --format json")
@click.option(
    "--out",
    metavar="DIR",
    help="เขียน JSON ไฟล์ละฉบับลงโฟลเดอร์ · write one JSON file per letter into the folder",
)
def read(files: tuple[str, ...], form: str | None, as_json: bool, out: str | None) -> None:
    """อ่าน FILE… (ข้อความ PDF หรือภาพ; - คือ stdin) · Read text, PDF or images; - is stdin.

    ตารางขึ้นคำเตือนก่อนและปิดข้อมูลส่วนบุคคล JSON มีครบทุกค่า ·
    The table shows warnings first and masks private data; JSON holds everything.
    ออกด้วยรหัส 0 อ่านครบ, 1 บางไฟล์อ่านไม่ได้, 2 ใช้ผิดวิธี ·
    Exits 0 when all was read, 1 if some file was not, 2 for wrong usage.
    """
    if as_json:
        _refuse_both(form)
        form = "json"
    files = tuple(dict.fromkeys(files))
    _refuse_folders(files)
    folder = _folder(out) if out is not None else None
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        with _heard() as stopped:
            failed = _read_all(files, form, folder, stopped)
    except KeyboardInterrupt:
        click.echo("\nหยุดแล้ว ไฟล์ที่ยังไม่เสร็จไม่ถูกเขียน · Stopped; nothing half done is kept", err=True)
        failed = True
    sys.exit(1 if failed else 0)


def out_names(files: Sequence[str]) -> list[str]:
    """The JSON file of each letter: `a.txt` → `a.json`.

    A name that is taken (also by a letter itself, or in other case) becomes `a.pdf.json`, then
    `a.pdf-2.json`.
    """
    taken = {shown_name(name).casefold() for name in files}
    names = []
    for name in files:
        full = shown_name(name)
        stem = Path(full).stem or full
        tries = [f"{stem}.json", f"{full}.json"]
        tries += [f"{full}-{n}.json" for n in range(2, len(files) + 3)]
        chosen = next(t for t in tries if t.casefold() not in taken)
        taken.add(chosen.casefold())
        names.append(chosen)
    return names


def json_of(reading: Reading, indent: int | None = 1) -> str:
    """The reading as JSON in which no character can act on a terminal."""
    text = json.dumps(reading, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _refuse_both(form: str | None) -> None:
    if form == "table":
        raise click.UsageError(
            "เลือก --json หรือ --format table อย่างเดียว · choose either --json or --format table"
        )


def _refuse_folders(files: Sequence[str]) -> None:
    for name in files:
        if name != STDIN and os.path.isdir(name):
            shown = os.path.join(name, "*")
            raise click.UsageError(
                f"{name} เป็นโฟลเดอร์ ลอง wian read {shown} · is a folder; try wian read {shown}"
            )


def _folder(out: str) -> Path:
    """The folder to write into, made if need be."""
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"--out {out} ไม่ใช่โฟลเดอร์ · is not a folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise click.ClickException(
            f"สร้างโฟลเดอร์ {out} ไม่ได้ · the folder cannot be made ({wrong.strerror})"
        ) from None
    return folder


@contextmanager
def _heard() -> Iterator[Event]:
    """Ctrl-C is noted as well as raised: an exception in a finaliser would be lost."""
    stopped = Event()

    def stop(number: int, frame: object) -> None:
        stopped.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _read_all(files: Sequence[str], form: str | None, folder: Path | None, stopped: Event) -> bool:
    """Every file is read and shown or written; True if one of them was not."""
    names = out_names(files)
    failed = False
    with _progress(len(files)) as progress, closing(readings(files)) as found:
        for (name, reading), target in zip(found, names, strict=True):
            if stopped.is_set():
                raise KeyboardInterrupt
            with _paused(progress):
                if isinstance(reading, Failure):
                    _complain(name, reading)
                    failed = True
                    continue
                if folder is not None:
                    failed |= not _write(reading, name, folder / target)
                if form == "table" or (folder is None and form is None):
                    _show(reading)
                elif folder is None:
                    click.echo(json_of(reading, indent=1 if len(files) == 1 else None))
    return failed


@contextmanager
def _progress(total: int) -> Iterator[Progress | None]:
    """A bar on stderr while it is a terminal, else None."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("อ่าน · reading"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as progress:
        progress.add_task("", total=total)
        yield progress


@contextmanager
def _paused(progress: Progress | None) -> Iterator[None]:
    """The bar makes room for what is printed, then counts one file more."""
    if progress is None:
        yield
        return
    progress.stop()
    yield
    progress.advance(progress.task_ids[0])
    progress.start()


def _complain(name: str, failure: Failure) -> None:
    """The file is named as it was typed: two folders may hold files of one name."""
    typed = "stdin" if name == STDIN else os.fsencode(name).decode("utf-8", "replace")
    click.echo(f"{harmless(typed)}: {failure.th}\n    {failure.en}", err=True)


def _write(reading: Reading, name: str, target: Path) -> bool:
    """The file holds all of the reading or is not there; False if it cannot be written."""
    shown = shown_name(name)
    if target.stem != Path(shown).stem:
        click.echo(
            f"{shown}: ชื่อซ้ำ จึงเขียนเป็น {target.name} · name taken, written as {target.name}",
            err=True,
        )
    # Short: the target's own name may be as long as a name can be.
    draft = target.with_name(f".wian-{secrets.token_hex(6)}.part")
    try:
        draft.write_text(json_of(reading) + "\n", encoding="utf-8")
        draft.replace(target)
    except OSError as wrong:
        why = wrong.strerror or type(wrong).__name__
        _complain(name, Failure(f"เขียน {target} ไม่ได้ ({why})", f"Cannot be written ({why})."))
        return False
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    click.echo(f"{shown} → {target}  {_summary(reading)}")
    return True


def _summary(reading: dict[str, Any]) -> str:
    documents = reading["documents"]
    duties = sum(len(document.get("duties") or []) for document in documents)
    return (
        f"เอกสาร {len(documents)} · ภารกิจ {duties} · คำเตือน {len(reading['contradictions'])} "
        f"(documents · duties · warnings)"
    )


def _show(reading: Reading) -> None:
    from wian.cli.letter_table import print_reading

    print_reading(reading)
