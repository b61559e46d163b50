"""Pictures of pages are there after storing or when asked for; one that fails is one page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from PIL import Image

from tests.files.hands import content, shelved
from tests.scanning.makers import LINES, drawn, image_pdf, pdf, saved
from wian.files import queries, tasks
from wian.files.actions import picture
from wian.files.models import Access, Blob, Preview
from wian.files.upkeep.pictures import SMALL, WIDE
from wian.offices.acting import Actor

pytestmark = pytest.mark.django_db


def drawn_first() -> int:
    """What the job that waits after storing does."""
    return tasks.draw_first.func(Blob.objects.latest("pk").pk)


def test_the_first_pages_are_drawn_by_a_job_of_the_bytes(clerk: Actor, shelf: Path) -> None:
    data = image_pdf(*[drawn((LINES[0],))] * 5)
    shelved(clerk, data, "a.pdf")
    shelved(clerk, data, "again.pdf")
    assert DBTaskResult.objects.filter(task_path="wian.files.tasks.draw_first").count() == 1
    assert drawn_first() == 4
    found = Preview.objects.order_by("width", "page").values_list("page", "width", "trouble")
    assert list(found) == [(1, SMALL, ""), (1, WIDE, ""), (2, WIDE, ""), (3, WIDE, "")]
    assert len(content(shelf)) == 5
    assert drawn_first() == 4, "safe to repeat"
    assert Preview.objects.count() == 4


def test_any_other_page_is_drawn_when_it_is_asked_for_and_kept(
    clerk: Actor, officer: Actor
) -> None:
    file = shelved(clerk, image_pdf(*[drawn((LINES[0],))] * 5), "a.pdf")
    first = picture(officer, file=file, page=5, width=900)
    assert Image.open(io.BytesIO(first.data)).width == WIDE
    kept = Preview.objects.get()
    assert (kept.page, kept.width) == (5, WIDE)
    assert picture(officer, file=file, page=5, width=5000) == first
    assert Preview.objects.count() == 1
    assert list(Access.objects.values_list("how", "allowed")) == [("preview", True)] * 2


def test_a_picture_that_the_store_lost_is_drawn_again(clerk: Actor, shelf: Path) -> None:
    file = shelved(clerk, saved(drawn()), "a.png")
    first = picture(clerk, file=file, page=1)
    next(p for p in content(shelf) if p.suffix == ".webp").unlink()
    assert picture(clerk, file=file, page=1) == first


def test_a_page_that_fails_is_told_and_the_file_still_opens(clerk: Actor) -> None:
    broken = saved(drawn())[:2000]
    file = shelved(clerk, broken, "a.png")
    assert drawn_first() == 2
    assert set(Preview.objects.values_list("trouble", "stored")) == {("S110", "")}
    assert picture(clerk, file=file, page=1).trouble == "S110"
    with queries.opened(clerk, file, how="view").stream as stream:
        assert stream.read() == broken


@pytest.mark.parametrize("page", [0, -1, 2])
def test_a_page_that_is_not_there_is_a_lookup_error(clerk: Actor, page: int) -> None:
    file = shelved(clerk, pdf(LINES), "a.pdf")
    with pytest.raises(LookupError):
        picture(clerk, file=file, page=page)


def test_a_text_has_no_pictures_and_no_job(clerk: Actor) -> None:
    file = shelved(clerk)
    assert not DBTaskResult.objects.exists()
    with pytest.raises(LookupError):
        picture(clerk, file=file, page=1)


def test_nothing_is_drawn_of_a_harmful_file(clerk: Actor) -> None:
    shelved(clerk, pdf(LINES), "a.pdf")
    Blob.objects.update(checked="harmful")
    assert drawn_first() == 0
