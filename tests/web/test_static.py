"""The look: small, our own, readable in both themes, and nothing from another host."""

from __future__ import annotations

import re

import pytest

from tests.support import ROOT

WEB = ROOT / "src/wian/web"
CSS = (WEB / "static/web/wian.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", block))
    for block in (
        CSS.split("@media (prefers-color-scheme: dark)")[0],
        CSS.split("color-scheme: dark) {")[1].split("}")[0],
    )
)
# What is written on what: text 4.5, edges of fields 3.
TEXT = [
    *[(ink, paper) for ink in ("ink", "soft", "act") for paper in ("paper", "sheet", "act-tint")],
    *[(ink, paper) for ink in ("ink", "soft", "red") for paper in ("red-tint", "sheet", "paper")],
    *[(ink, paper) for ink in ("ink", "soft", "amber") for paper in ("amber-tint", "sheet")],
    ("ink", "lit"), ("soft", "lit"), ("act", "lit"), ("amber", "paper"), ("green", "green-tint"),
    ("on-act", "act"), ("act", "red-tint"), ("act", "amber-tint"), ("red", "amber-tint"),
    *[(f"d{n}", paper) for n in (1, 2, 3, 4) for paper in ("paper", "sheet")],
]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground_it_stands_on(theme: dict[str, str]) -> None:
    weak = {
        pair: round(contrast(theme[pair[0]], theme[pair[1]]), 2)
        for pair in TEXT
        if contrast(theme[pair[0]], theme[pair[1]]) < 4.5
    }
    assert not weak
    assert contrast(theme["edge"], theme["sheet"]) >= 3


def test_a_page_loads_less_than_30_kb_of_style() -> None:
    sheets = {path.stem: path.stat().st_size for path in (WEB / "static").rglob("*.css")}
    common = sheets.pop("wian")
    assert all(common + room < 30_000 for room in sheets.values()), sheets
    pages = [path.read_text(encoding="utf-8") for path in (WEB / "templates").rglob("*.html")]
    assert all(page.count('rel="stylesheet"') <= 1 for page in pages)


def test_no_page_style_or_script_names_another_host() -> None:
    ours = [p for p in WEB.rglob("*") if p.suffix in {".html", ".css", ".js", ".svg"}]
    assert len(ours) > 10
    for path in ours:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", text), path.name


def test_templates_hold_no_inline_script_or_style() -> None:
    for path in (WEB / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\sstyle=|\son[a-z]+=|<style|javascript:|<script(?! src)|\|safe", text
        )


def test_the_font_travels_with_its_licence() -> None:
    fonts = WEB / "static/web/fonts"
    assert len(list(fonts.glob("sarabun-*.woff2"))) == 4
    assert "SIL Open Font License" in (fonts / "OFL.txt").read_text(encoding="utf-8")
