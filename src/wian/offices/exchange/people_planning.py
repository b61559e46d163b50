"""What would happen to each row of posts and people, by the rules of one post at a time.

`stays.problem` decides as it does for a single stay; all rows of a post are judged together, so
that one that ends a stay makes room for one that begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from ..models import FOREVER, Post, Tenure
from ..stays import Stay, deserted, problem
from .cells import same, write_day
from .known import Known
from .office_planning import Drawn, where_of
from .office_rows import Wanted
from .people_rows import Placed, name_key, read_place
from .tables import Table
from .values import Edit

CHANGE: Final = "person.change"


def draw_people(table: Table | None, offices: Drawn) -> tuple[Placed, ...]:
    """The rows of posts and people with what they would change, or why they cannot."""
    placed = tuple(read_place(row) for row in table.rows) if table else ()
    known = offices.known
    new = {row.key: row for row in offices.wanted if row.standing is None and row.key}
    for row in placed:
        _finds(row, known)
        _compares(row, known)
        _office(row, known, new)
    _repeated(placed, known.day)
    _heads_agree(placed)
    _persons(placed, known)
    while _judged(placed, known):
        pass
    return placed


def last_day(until: date) -> str:
    """How a file tells that a stay ends."""
    return "" if until == FOREVER else write_day(date.fromordinal(until.toordinal() - 1))


def post_since(rows: Iterable[Placed], day: date) -> date:
    """From when a new post stands: early enough for everybody whom the file puts into it."""
    return min(row.since or day for row in rows)


def new_posts(good: Iterable[Placed]) -> dict[tuple[str, str], list[Placed]]:
    """The rows of posts that are yet to be opened, together by post."""
    found = defaultdict(list)
    for row in good:
        if row.post is None:
            found[row.desk].append(row)
    return dict(found)


def _finds(row: Placed, known: Known) -> None:
    """The post and the stay that the row speaks of, where they are there already."""
    standing = known.offices.get(row.office)
    row.post = known.staff.posts.get((standing.id, row.desk[1])) if standing else None
    if row.post is None or not row.who:
        return
    stays = known.staff.tenures.get(row.post.pk, ())
    row.tenure = next((stay for stay in stays if _meant(row, stay, known.day)), None)


def _meant(row: Placed, stay: Tenure, day: date) -> bool:
    named = name_key(stay.person.given, stay.person.family) == row.who
    when = stay.since == row.since if row.since else stay.until > day
    return named and when and stay.mode == row.mode


def _compares(row: Placed, known: Known) -> None:
    edits = []
    if row.post is None:
        edits.append(Edit("post", "", row.title))
    elif row.head is not None and row.head != row.post.head:
        edits.append(Edit("head", str(row.post.head).lower(), str(row.head).lower()))
    if row.post and not row.who and row.since and row.since != row.post.since:
        row.wrong("since", "O211", known=write_day(row.post.since))
    if row.tenure is None:
        edits += [Edit("given", "", " ".join(filter(None, row.names)))] if row.who else []
    else:
        if row.last and row.until != row.tenure.until:
            edits.append(Edit("until", last_day(row.tenure.until), last_day(row.until)))
        title = row.tenure.person.title
        if row.names[0] and not same(title, row.names[0]):
            row.wrong("title", "O229", known=title)
    row.edits = tuple(edits)


def _office(row: Placed, known: Known, new: Mapping[str, Wanted]) -> None:
    """The office is there, its row does not fail, and the person may change who is in it."""
    standing = known.offices.get(row.office)
    if standing is None and row.office not in new:
        if row.office:
            row.wrong("office", "O210", key=row.office[:40])
        return
    if standing is None and new[row.office].problems:
        row.wrong("office", "O215", key=row.office)
    seen = standing is not None and standing.seen
    may = known.reach(CHANGE, where_of(row.office, known, new))
    if not may and (row.edits or not seen):
        row.edits = ()
        row.problems[:] = []
        row.wrong("", "O214")
        return
    opened = standing.opened if standing else (new[row.office].since or known.day)
    closed = standing.closed if standing else FOREVER
    start = row.since or known.day
    if row.post is None and not opened <= start < closed:
        row.wrong("since", "O101", day=start.isoformat())


def _repeated(placed: Sequence[Placed], day: date) -> None:
    """Rows that mean one stay fail, also where one writes its first day and another leaves it."""
    rows = defaultdict(list)
    for row in placed:
        if row.office and row.title:
            stay = row.tenure.pk if row.tenure else (row.who, row.mode, row.since or day)
            rows[*row.desk, stay].append(row)
    for alike in rows.values():
        for row in alike if len(alike) > 1 else ():
            row.wrong("", "O216", rows=_others(row, alike))


def _heads_agree(placed: Sequence[Placed]) -> None:
    rows = defaultdict(list)
    for row in placed:
        if row.head is not None:
            rows[row.desk].append(row)
    for alike in rows.values():
        for row in alike if len({row.head for row in alike}) > 1 else ():
            others = [other for other in alike if other.head != row.head]
            row.wrong("head", "O228", rows=_others(row, others))


def _others(row: Placed, rows: Sequence[Placed]) -> str:
    return ", ".join(str(other.row) for other in rows if other is not row)[:60]


def _persons(placed: Sequence[Placed], known: Known) -> None:
    """Who is put into a post: one whom the person may know of, or somebody new.

    New people have numbers below zero until they are written; one name is one person in a file.
    """
    fresh: dict[tuple[str, str], int] = {}
    for row in placed:
        if row.tenure is not None:
            row.person = row.tenure.person_id
        elif row.who and row.edits:
            found = [
                person
                for person in known.staff.people.get(row.who, ())
                if same(person.title, row.names[0])
            ]
            if len(found) > 1:
                row.wrong("given", "O226")
            row.person = (
                found[0].pk if found else fresh.setdefault((row.who, row.names[0]), ~len(fresh))
            )


def _judged(placed: Sequence[Placed], known: Known) -> bool:
    """Rows that the rules of posts and stays forbid fail; whether there were any."""
    by_desk = defaultdict(list)
    for row in placed:
        if not row.problems and row.edits:
            by_desk[row.desk].append(row)
    found = False
    for rows in by_desk.values():
        found = _post_judged(rows, known) or found
    return _one_head(by_desk.values(), known) or found


def _post_judged(rows: Sequence[Placed], known: Known) -> bool:
    """The stays that the rows begin, prolong or cut short, each beside all that would be there."""
    post = rows[0].post
    there = known.staff.tenures.get(post.pk, ()) if post else ()
    stays = {stay.pk: Stay(stay.person_id, stay.mode, stay.since, stay.until) for stay in there}
    before = list(stays.values())
    wanted = {_at(row): row for row in rows if row.person is not None and _stirs(row)}
    for at, row in wanted.items():
        since = row.tenure.since if row.tenure else (row.since or known.day)
        stays[at] = Stay(row.person or 0, row.mode, since, row.until)
    for at, row in wanted.items():
        others = [stay for other, stay in stays.items() if other != at]
        ended = row.tenure is not None and row.until < row.tenure.until
        number = _ended(stays[at]) if ended else problem(stays[at], others)
        if not number and post and (stays[at].since < post.since or stays[at].until > post.until):
            number = "O153"
        if not number and ended and deserted(before, list(stays.values())):
            number = "O154"
        if number:
            row.wrong("until" if ended or number == "O112" else "given", number)
    return any(row.problems for row in rows)


def _at(row: Placed) -> int:
    """What a stay is told by while it is judged; new ones are below zero."""
    return row.tenure.pk if row.tenure else -row.row


def _stirs(row: Placed) -> bool:
    return row.tenure is None or any(edit.column == "until" for edit in row.edits)


def _ended(stay: Stay) -> str:
    return "" if stay.since < stay.until else "O112"


def _one_head(desks: Iterable[Sequence[Placed]], known: Known) -> bool:
    """No office has two heads' posts on one day; rows that would make a second one fail."""
    makers = defaultdict(list)
    for rows in desks:
        if rows[0].head is not None and not any(row.problems for row in rows):
            makers[rows[0].office].append(rows)
    found = False
    for office, posts in makers.items():
        standing = known.offices.get(office)
        heads = _heads(posts, known, standing.id if standing else None)
        for rows in posts:
            own = _days(rows, known)
            if rows[0].head and any(
                key != rows[0].desk[1] and own[0] < until and since < own[1]
                for key, since, until in heads
            ):
                for row in rows:
                    row.wrong("head", "O152")
                found = True
    return found


def _heads(
    posts: Sequence[Sequence[Placed]], known: Known, office: int | None
) -> list[tuple[str, date, date]]:
    told = {rows[0].desk[1] for rows in posts}
    heads = [
        (title, post.since, post.until)
        for (where, title), post in known.staff.posts.items()
        if where == office and post.head and title not in told
    ]
    return heads + [(rows[0].desk[1], *_days(rows, known)) for rows in posts if rows[0].head]


def _days(rows: Sequence[Placed], known: Known) -> tuple[date, date]:
    post: Post | None = rows[0].post
    return (post.since, post.until) if post else (post_since(rows, known.day), FOREVER)
