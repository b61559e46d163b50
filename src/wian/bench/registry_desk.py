"""Letters come in, are read by workers and registered: so many a minute, and one photograph."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count

from wian.bench.frame import Floor, Measure, Target, once
from wian.bench.registry import Papers
from wian.bench.registry_place import Place
from wian.letters.actions.correcting import answer
from wian.letters.actions.reading import read_letter
from wian.letters.actions.registers import register_incoming
from wian.letters.actions.taking import Paper, take_in
from wian.letters.opening import open_file
from wian.letters.queries.desk_letter import desk_letter
from wian.letters.queries.letters import visible
from wian.scanning import ocr_available, shared_pool

WORKERS = 2
A_MINUTE, TIMES_OCR = 120.0, 1.3
_WORKER = [sys.executable, "-c", "from wian.cli.worker import worker; worker()"]
_PATIENCE, _PAUSE = 300.0, 0.05
_TEXT = "pypdfium2: the text of every page of the same files, in one process"
_OCR = "tesserocr, tha, one thread: GetUTF8Text of the same photographs"
_names = count(1)


def rows(place: Place, papers: Papers, size: str) -> Iterator[Measure]:
    """PDFs that workers read, then photographs that are read here, page by page."""
    with _working():
        _through(place, papers.warm)
        taken = [once(_through, place, batch) for batch in papers.batches]
    base = [once(_texts, batch) for batch in papers.batches]
    minutes, floor = (
        tuple(
            60 * len(batch) / seconds for batch, seconds in zip(papers.batches, times, strict=True)
        )
        for times in (taken, base)
    )
    name = f"{size}, {len(papers.batches[0])} more come in, {WORKERS} workers"
    target = Target(A_MINUTE, "least")
    yield Measure("read and registered", name, "letters/min", minutes, Floor(_TEXT, floor), target)
    if papers.photos:
        yield _photographed(place, papers.photos)


@contextmanager
def _working() -> Iterator[None]:
    """Two workers, each a process with its own children, until the end of the block."""
    workers = [
        subprocess.Popen(_WORKER, stdout=subprocess.DEVNULL, env=os.environ) for _ in range(WORKERS)
    ]
    try:
        yield
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.wait(_PATIENCE)


def _through(place: Place, files: Sequence[bytes]) -> None:
    """The files are taken in, and each is registered as soon as it has been read."""
    papers = [Paper(f"{next(_names)}.pdf", data=data) for data in files]
    taken = take_in(place.clerk, office=place.office, papers=papers, source="upload")
    waiting = {one.letter for one in taken if one.letter}
    assert len(waiting) == len(files)
    end = time.monotonic() + _PATIENCE
    while waiting:
        read = visible(place.clerk).filter(pk__in=waiting).exclude(state="reading")
        for letter in list(read.values_list("pk", flat=True)):
            _register(place, letter)
            waiting.remove(letter)
        assert time.monotonic() < end, "letters are left unread"
        time.sleep(_PAUSE)


def _register(place: Place, letter: int) -> None:
    """The letter has its number; what is doubtful in it is accepted as it is printed."""
    for doubt in desk_letter(place.clerk, letter).doubts:
        answer(place.clerk, letter=letter, doubt=doubt.id, answer="as_printed")
    register_incoming(place.clerk, letter=letter)


def _texts(files: Sequence[bytes]) -> None:
    import pypdfium2  # type: ignore[import-untyped]

    for data in files:
        with pypdfium2.PdfDocument(data) as pdf:
            for page in pdf:
                page.get_textpage().get_text_range()


def _photographed(place: Place, photos: Sequence[bytes]) -> Measure:
    """The whole way of a photograph in this process, each beside its own bare reading."""
    first, *others = photos
    bare, pool = _bare_ocr(), shared_pool()
    for warm in [pool.submit(open_file, first, "") for _ in range(pool.workers)]:
        warm.result()
    bare(first)
    _whole(place, first)
    pairs = [(once(_whole, place, data), once(bare, data)) for data in others]
    floor = Floor(_OCR, tuple(base for _, base in pairs))
    taken = tuple(whole for whole, _ in pairs)
    size = f"a full page of A4, {len(first) // 1000:,} kB"
    return Measure("photograph", size, "s", taken, floor, Target(TIMES_OCR, of="ratio"))


def _whole(place: Place, data: bytes) -> None:
    paper = Paper(f"{next(_names)}.jpg", data=data)
    [one] = take_in(place.clerk, office=place.office, papers=[paper], source="upload")
    assert one.letter
    read_letter.call(one.letter)
    _register(place, one.letter)


def _bare_ocr() -> Callable[[bytes], object]:
    """The engine alone, warm, with one thread as every page of Wian's has."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    import tesserocr
    from PIL import Image

    engine = tesserocr.PyTessBaseAPI(path=ocr_available().data_path, lang="tha")

    def read(data: bytes) -> object:
        with Image.open(io.BytesIO(data)) as image:
            engine.SetImage(image)
            return engine.GetUTF8Text()

    return read
