"""Rules and moments for the tests of deadlines."""

from __future__ import annotations

from datetime import date, datetime, time

from hypothesis import strategies as st

from wian.duties.deadlines import (
    BANGKOK,
    After,
    AfterEnd,
    Continuous,
    DayOfMonth,
    Due,
    DueRule,
    Every,
    Information,
    Lead,
    On,
    Period,
    Policy,
    Span,
    Weekly,
    monthly,
)

FIRST, LAST = date(2024, 12, 2), date(2025, 9, 30)
TWENTIETHS = DueRule(monthly(20), first=FIRST, last=LAST)
"""The months of letter 002: December 2567 to September 2568."""

DAYS = st.dates(date(2016, 1, 1), date(2026, 12, 31))
SPANS = st.builds(Span, st.integers(0, 60), st.sampled_from(["days", "working_days"]))
MONTH_DAYS = st.one_of(st.integers(1, 31), st.just("last"))
EVERY = st.sampled_from([1, 2, 3, 4, 6, 12]).flatmap(
    lambda months: st.builds(
        Every,
        st.just(months),
        st.one_of(
            st.builds(DayOfMonth, MONTH_DAYS, st.integers(1 - months, 12)),
            st.builds(AfterEnd, SPANS),
        ),
        st.integers(1, 12),
    )
)
ONE_OFF = st.one_of(
    st.builds(On, DAYS),
    st.builds(After, SPANS, st.sampled_from(["dispatch", "receipt", "event"]), st.text()),
    st.just(Continuous()),
    st.just(Information()),
)
POLICIES = st.sampled_from(Policy)
TIMES = st.times().map(lambda at: at.replace(microsecond=0))
LEADS = st.lists(
    st.builds(Lead, st.sampled_from(["amphoe", "tambon"]), SPANS),
    max_size=2,
    unique_by=lambda lead: lead.level,
).map(tuple)
WINDOWS = st.tuples(
    st.one_of(st.none(), st.integers(0, 30)), st.one_of(st.none(), st.integers(30, 90))
)


@st.composite
def rules(draw: st.DrawFn) -> DueRule:
    """Any rule that may be."""
    recurring = draw(st.booleans())
    first, last = sorted((draw(DAYS), draw(DAYS)))
    late_until, locks = draw(WINDOWS)
    opens = st.one_of(st.integers(0, 60), st.sampled_from(["at_once", "period"][: 1 + recurring]))
    return DueRule(
        draw(st.one_of(EVERY, st.builds(Weekly, st.integers(0, 6))) if recurring else ONE_OFF),
        draw(TIMES),
        draw(opens),
        late_until,
        locks,
        draw(POLICIES),
        draw(LEADS),
        first if recurring else None,
        last if recurring else None,
    )


def at(text: str) -> datetime:
    """A moment of Bangkok: "2024-12-20 16:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=BANGKOK)


def due_on(day: date, **more: object) -> Due:
    """Something due that day at half past four."""
    moment = datetime.combine(day, time(16, 30), BANGKOK)
    return Due(Period("once", day, day), day, moment, **more)  # type: ignore[arg-type]
