"""Makes the fonts of this folder from the web's subsets: `python make.py SUBSETS`, with fontTools.

Sarabun as it is, Thai and Latin in one file, and four changes that leave the look alone: a ✓; tones
over vowels at one height; tones over narrow vowels drawn where they stand; ำ in one piece. The last
three are for the text of a PDF: shifted marks make readers say a syllable twice, or part it.
"""

from __future__ import annotations

import math
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

from fontTools.merge import Merger, Options  # type: ignore[import-not-found]
from fontTools.otlLib.builder import (  # type: ignore[import-not-found]
    buildCoverage,
    buildLigatureSubstSubtable,
    buildSingleSubstSubtable,
)
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]
from fontTools.ttLib.tables import otTables  # type: ignore[import-not-found]

CHECK: Final = "uni2713"
AA: Final = "uni0E32"
TONES: Final = tuple(f"uni0E{code}.small" for code in ("48", "49", "4A", "4B", "4C"))
VOWELS: Final = tuple(f"uni0E{code}" for code in ("31", "34", "35", "36", "37", "47"))
RINGS: Final = ("uni0E4D", *(f"uni0E4D0E{code}" for code in ("48", "49", "4A", "4B")))
RING_SHIFT: Final = -6
MADE: Final = 3_600_000_000  # seconds since 1904, so that one source gives one file


def make(subsets: Path, weight: str, name: str, stroke: int) -> None:
    """`Sarabun-<name>.ttf` stands beside this file."""
    parts = []
    for script in ("thai", "latin"):
        font = TTFont(subsets / f"sarabun-{script}-{weight}-normal.woff2")
        font.flavor = None
        if script == "latin":
            add(font, CHECK, check(stroke), 640, 1)
            for table in font["cmap"].tables:
                table.cmap[0x2713] = CHECK
        parts.append(Path(f"{script}-{weight}.part"))
        font.save(parts[-1])
    font = Merger(options=Options(drop_tables=["gasp"])).merge([str(part) for part in parts])
    level(font)
    narrow_tones(font)
    whole_am(font)
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = MADE
    font.save(Path(__file__).with_name(f"Sarabun-{name}.ttf"))
    for part in parts:
        part.unlink()


def add(font: Any, name: str, glyph: Any, width: int, kind: int) -> None:
    """The glyph is in the font; `kind` is 1 for a letter, 3 for a mark."""
    font["glyf"][name] = glyph
    font.setGlyphOrder(font["glyf"].glyphOrder)
    font.getReverseGlyphMap(rebuild=True)
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = kind


def check(stroke: int) -> Any:
    """A check mark: two strokes, cut square."""
    a, b, c = (80, 310), (235, 120), (560, 640)
    pen = TTGlyphPen(None)
    points = [side(a, b, a, stroke), meet(a, b, c, stroke), side(b, c, c, stroke)]
    points += [side(b, c, c, -stroke), meet(a, b, c, -stroke), side(a, b, a, -stroke)]
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def side(a: Any, b: Any, at: Any, stroke: int) -> tuple[int, int]:
    """Half a stroke beside `at`, across the line from `a` to `b`."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    half = stroke / 2 / math.hypot(dx, dy)
    return round(at[0] - dy * half), round(at[1] + dx * half)


def meet(a: Any, b: Any, c: Any, stroke: int) -> tuple[int, int]:
    """Where the same sides of the lines a-b and b-c cross."""
    (px, py), (qx, qy) = side(a, b, b, stroke), side(b, c, b, stroke)
    d, e = (b[0] - a[0], b[1] - a[1]), (c[0] - b[0], c[1] - b[1])
    k = ((qx - px) * e[1] - (qy - py) * e[0]) / (d[0] * e[1] - d[1] * e[0])
    return round(px + k * d[0]), round(py + k * d[1])


def marks(font: Any) -> Any:
    """The tables that set marks: (table, names of the marks, their records)."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if lookup.LookupType == 4:
                yield table, table.MarkCoverage, table.MarkArray
            elif lookup.LookupType == 6:
                yield table, table.Mark1Coverage, table.Mark1Array


def level(font: Any) -> None:
    """Tones over vowels stand at the height that they are drawn for."""
    for table, coverage, array in marks(font):
        records = dict(zip(coverage.glyphs, array.MarkRecord, strict=True))
        if not hasattr(table, "Mark2Array"):
            continue
        height = records[TONES[0]].MarkAnchor.YCoordinate if TONES[0] in records else 0
        below = zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True)
        for name, record in below:
            if name.removesuffix(".narrow") in VOWELS:
                record.Mark2Anchor[0].YCoordinate = height


def narrow_tones(font: Any) -> None:
    """A tone over a narrow vowel (ฟื้น) has a drawing of its own, already moved to the left."""
    shift = anchor(font, "uni0E34.narrow") - anchor(font, "uni0E34")
    names = {tone: f"{tone}narrow" for tone in TONES}
    for tone, name in names.items():
        glyph = deepcopy(font["glyf"][tone])
        glyph.expand(font["glyf"])
        glyph.coordinates.translate((shift, 0))
        add(font, name, glyph, 0, 3)
        groups = font["GDEF"].table.MarkAttachClassDef.classDefs
        groups[name] = groups[tone]
    for _, coverage, array in marks(font):
        records = dict(zip(coverage.glyphs, array.MarkRecord, strict=True))
        for tone, name in names.items():
            if tone in records:
                records[name] = deepcopy(records[tone])
                records[name].MarkAnchor.XCoordinate += shift
        coverage.glyphs = sorted(records, key=font.getGlyphID)
        array.MarkRecord = [records[name] for name in coverage.glyphs]
        array.MarkCount = len(records)
    single = lookup(font, 1, buildSingleSubstSubtable(names))
    use(font, lookup(font, 6, after_narrow(font, single)))


def anchor(font: Any, mark: str) -> int:
    """Where a mark hangs, from its origin."""
    _, coverage, array = next(marks(font))
    records = dict(zip(coverage.glyphs, array.MarkRecord, strict=True))
    return int(records[mark].MarkAnchor.XCoordinate)


def after_narrow(font: Any, change: int) -> Any:
    """The rule: behind a narrow vowel the tone is changed."""
    glyphs = font.getReverseGlyphMap()
    rule = otTables.ChainContextSubst()
    rule.Format = 3
    rule.BacktrackCoverage = [buildCoverage({f"{vowel}.narrow" for vowel in VOWELS}, glyphs)]
    rule.InputCoverage = [buildCoverage(set(TONES), glyphs)]
    rule.LookAheadCoverage = []
    record = otTables.SubstLookupRecord()
    record.SequenceIndex, record.LookupListIndex = 0, change
    rule.SubstLookupRecord = [record]
    rule.BacktrackGlyphCount = rule.InputGlyphCount = rule.SubstCount = 1
    rule.LookAheadGlyphCount = 0
    return rule


def whole_am(font: Any) -> None:
    """The ring of ำ, the tone over it and its aa are one glyph."""
    width = font["hmtx"][AA][0]
    whole = {}
    for ring in (*RINGS, *(f"{ring}.narrow" for ring in RINGS)):
        pen = TTGlyphPen(font["glyf"])
        pen.addComponent(ring, (1, 0, 0, 1, 0 if ring.endswith(".narrow") else RING_SHIFT, 0))
        pen.addComponent(AA, (1, 0, 0, 1, 0, 0))
        whole[ring, AA] = f"{ring}.am"
        add(font, whole[ring, AA], pen.glyph(), width, 1)
    use(font, lookup(font, 4, buildLigatureSubstSubtable(whole)))


def lookup(font: Any, kind: int, table: Any) -> int:
    """The table is in the font; its number."""
    made = otTables.Lookup()
    made.LookupType, made.LookupFlag, made.SubTable, made.SubTableCount = kind, 0, [table], 1
    listed = font["GSUB"].table.LookupList
    listed.Lookup.append(made)
    listed.LookupCount = len(listed.Lookup)
    return len(listed.Lookup) - 1


def use(font: Any, number: int) -> None:
    """The table is used wherever Thai is composed."""
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        feature = record.Feature
        if record.FeatureTag == "ccmp" and 2 in feature.LookupListIndex:
            feature.LookupListIndex.append(number)
            feature.LookupCount = len(feature.LookupListIndex)


if __name__ == "__main__":
    make(Path(sys.argv[1]), "400", "Regular", 64)
    make(Path(sys.argv[1]), "700", "Bold", 112)
