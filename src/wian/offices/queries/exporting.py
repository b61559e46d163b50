"""The directory as a file: what the person may see of a day, and the empty template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, Literal

from wian.ledger import actions as ledger

from ..acting import Actor
from ..exchange.cells import write_day
from ..exchange.columns import OFFICES, PEOPLE, Form, FormName
from ..exchange.people_planning import last_day
from ..exchange.people_rows import MODE_WORDS
from ..exchange.writing import Line, Sheet, write_csv, write_xlsx
from ..kinds import KINDS
from ..models import Office, Post, Spell, Tenure
from .offices import places, visible

Format = Literal["xlsx", "csv"]
_FORMS: Final[dict[FormName, Form]] = {"offices": OFFICES, "people": PEOPLE}
_REMARK: Final = "# ตัวอย่าง (ลบได้) "
_YES: Final = ("ใช่", "ไม่ใช่")


def export_directory(
    actor: Actor, *, day: date, format: Format = "xlsx", sheet: FormName = "offices"
) -> bytes:
    """The offices that the person may see on `day`, and who is in their posts, as a file.

    An XLSX holds both sheets, a CSV the one named. Importing it changes nothing. That it was taken
    out stands in the ledger.
    """
    spells = list(visible(actor, day).select_related("office").order_by("path"))
    offices = {spell.office_id: spell.office.key for spell in spells}
    sheets: dict[FormName, list[Line]] = {}
    if format == "xlsx" or sheet == "offices":
        sheets["offices"] = list(_office_lines(spells))
    if format == "xlsx" or sheet == "people":
        sheets["people"] = list(_people_lines(actor, offices, day))
    counts: dict[str, int] = {name: len(lines) for name, lines in sheets.items()}
    ledger.record(
        verb="directory.export",
        account=actor.account,
        post=actor.post,
        office=actor.office,
        after={"day": day, "format": format, **counts},
        count=sum(counts.values()),
        origin=actor.origin,
        address=actor.address,
    )
    made = [Sheet(_FORMS[name], lines) for name, lines in sheets.items()]
    return write_csv(made[0]) if format == "csv" else write_xlsx(made, _choices(day))


def import_template(*, day: date, format: Format = "xlsx", sheet: FormName = "offices") -> bytes:
    """An empty file to fill in: headings, a hint and words to pick from, an example that is passed
    over when the file comes back."""
    sheets = [Sheet(form, [_example(form)], hints=True) for form in _FORMS.values()]
    if format == "csv":
        return write_csv(next(made for made in sheets if made.form.name == sheet))
    return write_xlsx(sheets, _choices(day))


def _example(form: Form) -> Line:
    line = {column.name: column.example for column in form.columns}
    first = form.columns[0].name
    return line | {first: _REMARK + line[first]}


def _choices(day: date) -> dict[str, list[str]]:
    return {
        "kinds": [kind.thai for kind in KINDS.values()],
        "places": [f"{place.code} {place.name_th}" for place in places(day=day)],
        "yes": list(_YES),
        "modes": list(MODE_WORDS.values()),
    }


def _office_lines(spells: Iterable[Spell]) -> Iterator[Line]:
    """A line an office; the keys above it are no secret, even of offices that are not shown."""
    keys = dict(Office.objects.values_list("pk", "key"))
    for spell in spells:
        yield {
            "key": spell.office.key,
            "kind": KINDS[spell.kind].thai,
            "name_th": spell.name_th,
            "name_en": spell.name_en,
            "short": spell.short,
            "place": spell.place_id,
            "parent": keys[spell.parent_id] if spell.parent_id else "",
            "line": keys[spell.line_id] if spell.line_id else "",
            "code": spell.code,
            "phone": spell.phone,
            "since": "" if spell.office.opened == date.min else write_day(spell.office.opened),
        }


def _people_lines(actor: Actor, offices: dict[int, str], day: date) -> Iterator[Line]:
    """A line for each stay on the day, and one for a post that nobody is in; erased people have no
    line of their own, for a name is what tells a stay."""
    seen = visible(actor, day).values("office")
    posts = Post.objects.filter(office__in=seen, since__lte=day, until__gt=day)
    stays = defaultdict(list)
    rows = Tenure.objects.filter(post__in=posts, since__lte=day, until__gt=day, person__erased=None)
    for stay in rows.select_related("person").order_by("since", "pk"):
        stays[stay.post_id].append(stay)
    for post in posts.order_by("office__key", "-head", "title", "pk"):
        line = {"office": offices[post.office_id], "post": post.title}
        line["head"] = _YES[0] if post.head else _YES[1]
        yield from (line | _stay(stay) for stay in stays[post.pk])
        if not stays[post.pk]:
            yield line


def _stay(stay: Tenure) -> dict[str, str]:
    return {
        "title": stay.person.title,
        "given": stay.person.given,
        "family": stay.person.family,
        "mode": MODE_WORDS[stay.mode],
        "since": write_day(stay.since),
        "until": last_day(stay.until),
    }
