"""A rule survives being stored as JSON, and being said in Thai and read again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wian.offices.acting import SYSTEM
from wian.offices.audience import Part, Rule, read_phrase
from wian.offices.audience.rule import EVERYWHERE
from wian.offices.audience.saying import in_thai, names_of
from wian.offices.kinds import KINDS
from wian.offices.queries.offices import by_key, office

DAY = date(2024, 12, 20)
NUMBERS = st.lists(st.integers(0, 10**6), max_size=4).map(tuple)
WORDS = st.lists(st.text(max_size=8), max_size=4).map(tuple)
PARTS = st.lists(st.builds(Part, WORDS, WORDS, NUMBERS, NUMBERS), max_size=4).map(tuple)
NO_KIND = ("root", "unit", "central_office", "permanent_secretary")
ADDRESSED = [name for name in KINDS if name not in NO_KIND]
PROVINCES = ["53", "57", "11", "55", "51"]
DISTRICTS = ["5701", "5707", "5709", "5715", "5301", "5302"]
SINGLE = ["p57", "p53-pao", "d5701", "d5707-cdd", "l5301-uttaradit", "l5707-mae-chan", "dla"]


def some(values: list[str], least: int = 1, most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of the values, in their order."""
    chosen = st.sets(st.sampled_from(values), min_size=least, max_size=most)
    return chosen.map(lambda few: tuple(value for value in values if value in few))


def areas() -> st.SearchStrategy[tuple[str, ...]]:
    named = st.one_of(some(PROVINCES), some(DISTRICTS)).map(lambda few: tuple(sorted(few)))
    return st.one_of(st.just((EVERYWHERE,)), named)


@given(include=PARTS, exclude=PARTS)
def test_a_rule_as_json_is_the_same_rule_again(
    include: tuple[Part, ...], exclude: tuple[Part, ...]
) -> None:
    rule = Rule(include, exclude)
    assert Rule.from_dict(rule.to_dict()) == rule


@pytest.mark.parametrize(
    "wrong",
    [
        {"include": [{"colour": ["red"]}]},
        {"include": [{"kinds": "district"}]},
        {"include": [{"offices": ["one"]}]},
        {"include": [{"areas": None}]},
        {"include": 7},
        {"include": ["district"]},
        {"exclude": [7]},
    ],
)
def test_what_is_no_rule_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="audience rule"):
        Rule.from_dict(wrong)


@pytest.mark.django_db
@settings(
    max_examples=400,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    kinds=some(ADDRESSED),
    where=areas(),
    single=some(SINGLE, least=0),
    excepted=some(DISTRICTS, least=0),
    left=st.sampled_from(["", "d5707-cdd", "l5707-mae-chan"]),
)
def test_a_rule_said_in_thai_and_read_again_is_the_same_rule(
    directory: None,
    kinds: tuple[str, ...],
    where: tuple[str, ...],
    single: tuple[str, ...],
    excepted: tuple[str, ...],
    left: str,
) -> None:
    named = (Part(offices=tuple(by_key(key) for key in single)),) if single else ()
    out = tuple(Part(kinds if single else (), (code,)) for code in excepted)
    if left:
        out += (Part(offices=(by_key(left),)),)
    rule = Rule((*named, Part(kinds, where)), out)
    said = in_thai(rule, names_of(rule, DAY))
    reading = read_phrase(said, issuer=office(SYSTEM, "dla", day=DAY), day=DAY)
    assert (said, reading.asks) == (said, [])
    assert (said, reading.rule) == (said, rule)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Rule((Part(("province",), ("TH",)),)), "จังหวัดทุกจังหวัด"),
        (Rule((Part(("province_cdd",), ("57",)),)), "สำนักงานพัฒนาชุมชนจังหวัดทุกแห่งในจังหวัดเชียงราย"),
        (Rule((Part(("district",), ("TH",)),)), "ที่ว่าการอำเภอทุกอำเภอทั่วประเทศ"),
        (
            Rule((Part(("city", "tao"), ("57",)),)),
            "เทศบาลนครและองค์การบริหารส่วนตำบลทุกแห่งในจังหวัดเชียงราย",
        ),
        (
            Rule((Part(("tao",), ("57",)),), (Part(areas=("5715",)), Part(areas=("5709",)))),
            "องค์การบริหารส่วนตำบลทุกแห่งในจังหวัดเชียงราย ยกเว้นอำเภอแม่ฟ้าหลวง และอำเภอแม่สาย",
        ),
        (
            Rule(
                (Part(("district",), ("57",)), Part(("tao",), ("57",))),
                (Part(("district",), ("5715",)),),
            ),
            "ที่ว่าการอำเภอทุกอำเภอในจังหวัดเชียงราย และองค์การบริหารส่วนตำบลทุกแห่งในจังหวัดเชียงราย "
            "ยกเว้นที่ว่าการอำเภอแม่ฟ้าหลวง",
        ),
    ],
)
def test_a_rule_reads_as_an_office_would_write_it(directory: None, rule: Rule, said: str) -> None:
    assert in_thai(rule, names_of(rule, DAY)) == said


PIECES = """
นายอำเภอ ทุก อำเภอ จังหวัด แห่ง ใน เขต พื้นที่ ยกเว้น ( ) และ , / ๑. ๑๘ แม่จัน เมือง เชียงราย อุดรดิตถ์ โซนเหนือ
นำร่อง เทศบาล ตำบล อบต. สพอ. อ. จ. ผ่าน กรม ที่ดิน นายก หัวหน้าส่วนราชการ ทั่วประเทศ
"""


@pytest.mark.django_db
@settings(
    max_examples=400,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    words=st.lists(
        st.one_of(
            st.sampled_from(PIECES.split()), st.sampled_from([" ", "\n"]), st.text(max_size=3)
        ),
        max_size=12,
    ),
    issuer=st.sampled_from(["dla", "p57", "d5707", "p53-pao", "l5707-mae-chan", "dla-finance"]),
)
def test_whatever_the_line_it_gives_a_rule_or_a_question(
    directory: None, words: list[str], issuer: str
) -> None:
    line = "".join(words)
    reading = read_phrase(line, issuer=office(SYSTEM, issuer, day=DAY), day=DAY)
    assert Rule.from_dict(reading.rule.to_dict()) == reading.rule
    assert all(not part.empty for part in (*reading.include, *reading.exclude))
    assert names_of(reading.rule, DAY).know(reading.rule)
