"""An officer's month in a real browser: last month copied, a picture given, sent, in few clicks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.duties.photos import picture
from tests.journeys.staff import PASSWORD, sign_in, staffed
from tests.servers import living_in
from tests.support import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"desk": (1280, 900), "phone": (390, 844)}
FITS = "document.documentElement.scrollWidth <= innerWidth"
MOST_CLICKS = 8
_COUNT = """
addEventListener("click", (event) => {
  if (event.isTrusted) sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1;
}, true);
"""
_ASKED = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from tests.duties.reporting import FULL, asks, at, monthly_rule
from wian.duties.actions.reports import send_report
from wian.offices.acting import SYSTEM
first = (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)
last = (first + timedelta(days=120)).replace(day=1) - timedelta(days=1)
duty = asks(monthly_rule(first, last), offices=("d5701",))
where = at(duty, period=f"1m:{first:%Y-%m}")
send_report(SYSTEM, **where, values=FULL, reason="น้ำท่วม")
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[str]:
    """A house in which a district owes a monthly report, and sent the last one."""
    home = tmp_path / "house"
    with staffed(home, "malee:officer:d5701", "boss:officer:p57") as address:
        command = [sys.executable, "-c", _ASKED]
        subprocess.run(command, env=living_in(home), cwd=ROOT, check=True)
        yield address


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """An empty page that counts the clicks of its person; a script error fails the test."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    context.add_init_script(_COUNT)
    wrong: list[str] = []
    found = context.new_page()
    found.on("pageerror", lambda error: wrong.append(str(error)))
    yield found
    context.close()
    assert not wrong


def clicks(page: Page) -> int:
    """How often the person clicked so far."""
    return int(page.evaluate("sessionStorage.clicks ?? 0"))


def test_from_signing_in_to_the_sent_report_are_eight_clicks_at_most(
    page: Page, house: str
) -> None:
    page.goto(f"{house}/signin")
    page.fill("#id_login", "malee")
    page.fill("#id_password", PASSWORD)
    page.click("button.main")
    page.wait_for_url("**/desk")
    page.click("#due ~ ol a.name >> nth=0")
    page.wait_for_selector("#report")
    assert page.evaluate(FITS)
    page.click('button[value="copy"]')
    page.wait_for_selector(".note.ok")
    assert page.input_value('[name="f.people"]') == "120"
    if page.locator("#reason").count():
        page.fill("#reason", "ลงพื้นที่ช่วยน้ำท่วม")
    page.click('button[value="send"]')
    page.wait_for_url("**/duties/receipts/*")
    assert page.evaluate(FITS)
    assert clicks(page) <= MOST_CLICKS, clicks(page)
    page.goto(f"{house}/duties/")
    assert page.evaluate(FITS)


def test_what_is_typed_is_saved_behind_the_page_and_a_picture_is_given(
    page: Page, house: str, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(picture())
    sign_in(page, house, "malee")
    page.goto(f"{house}/duties/")
    page.click("main ol a.name >> nth=0")
    page.wait_for_url("**/report/**")
    page.fill('[name="f.people"]', "๙๙")
    page.wait_for_selector(".progress:not(:empty)")
    assert page.input_value('[name="revision"]') == "1"
    page.click("#evidence ~ details summary")
    page.set_input_files('[name="e."]', str(photo))
    page.click('[name="e."] ~ button[value="save"]')
    page.wait_for_selector(".thumb img")
    assert page.input_value('[name="f.people"]') == "99"
    assert page.evaluate(FITS)
    page.click(".thumb")
    page.wait_for_selector("img.shot")
    assert page.evaluate(FITS)
