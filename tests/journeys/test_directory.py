"""A new administrator in a real browser: an app, an import with bad rows, a split as of a day."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.journeys.houses import new_house
from tests.journeys.test_signin import PASSWORD, made, sign_in
from tests.offices.sheets import xlsx_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HEADS = ["key", "kind", "name_th", "place", "parent", "line", "since"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a house without accounts, by name, and the code its terminal shows."""
    with new_house(tmp_path_factory.mktemp("directory")) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty browser as wide as a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def sheet(folder: Path, name: str, rows: list[list[object]]) -> Path:
    path = folder / name
    path.write_bytes(xlsx_of(**{"หน่วยงาน": [HEADS, *rows]}))
    return path


def unit(key: str, name: str, parent: str = "p57", place: str = "57") -> list[object]:
    return [key, "กลุ่มงาน", name, place, parent, parent, ""]


def add_app(page: Page, address: str) -> None:
    """The account asks for a code of an authenticator app from now on."""
    page.goto(f"{address}/account/app/add")
    if page.locator("#id_password").count():
        page.fill("#id_password", PASSWORD)
        page.click("button.main")
    secret = page.inner_text(".secret").strip()
    page.fill("#id_code", format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.click("button.main")
    page.wait_for_url("**/account/codes")


def tried(page: Page, address: str, path: Path) -> str:
    """What the dry run of this file tells."""
    page.goto(f"{address}/directory/import")
    page.set_input_files("input[name=file]", str(path))
    page.click("main button[value=look]")
    page.wait_for_selector("#plan")
    return page.inner_text("#plan")


def test_an_administrator_adds_an_app_mends_three_bad_rows_and_splits_a_district(
    page: Page, house: tuple[str, str], tmp_path: Path
) -> None:
    address = made(page, house)
    sign_in(page, address)
    page.wait_for_url("**/desk")
    add_app(page, address)
    good = [unit("p57-new-one", "กลุ่มงานหนึ่ง"), unit("p57-new-two", "กลุ่มงานสอง")]
    bad = [
        unit("p57-bad-one", "กลุ่มงานสาม", parent="nowhere"),
        unit("p57-bad-two", ""),
        unit("p57-bad-three", "กลุ่มงานห้า", place="9999"),
    ]
    tried(page, address, sheet(tmp_path, "bad.xlsx", [*good, *bad]))
    assert page.locator("#plan tr.bad").count() == 3
    assert page.locator("#plan button[value=yes]").count() == 0
    mended = [unit(str(row[0]), f"กลุ่มงานที่แก้แล้ว {n}") for n, row in enumerate(bad)]
    tried(page, address, sheet(tmp_path, "good.xlsx", [*good, *mended]))
    assert page.locator("#plan tr.bad").count() == 0
    page.click("#plan button[value=yes]")
    page.wait_for_url("**done=imported**")
    assert "กลุ่มงานที่แก้แล้ว 2" in shown(page, f"{address}/directory/p57-bad-three/")
    split(page, address)
    assert "อำเภอเมืองเหนือ" in shown(page, f"{address}/directory/d5719/?on=2026-10-01")
    before = page.goto(f"{address}/directory/d5719/?on=2026-09-30")
    assert before is not None
    assert before.status == 404
    assert "เทศบาลตำบลบ้านดู่" in shown(page, f"{address}/directory/d5701/?on=2026-09-30")
    assert "เทศบาลตำบลบ้านดู่" not in shown(page, f"{address}/directory/d5701/?on=2026-10-01")


def split(page: Page, address: str) -> None:
    """A new district comes out of เมืองเชียงราย as of 1 October, with one local body."""
    page.goto(f"{address}/directory/d5701/change/split")
    page.fill("[name=day]", "1 ต.ค. 2569")
    page.fill("[name='new-0-name_th']", "ที่ว่าการอำเภอเมืองเหนือ")
    page.fill("[name='new-0-key']", "d5719")
    page.locator("label:has-text('เทศบาลตำบลบ้านดู่')").locator("xpath=..").locator(
        "select"
    ).select_option(index=1)
    page.click("form.sheet button.main")
    page.wait_for_selector("#would")
    page.click("#would button[value=yes]")
    page.wait_for_url("**done=**")


def shown(page: Page, address: str) -> str:
    page.goto(address)
    return page.inner_text("main")
