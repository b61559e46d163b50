"""A parcel in words: mail subject, plain text and HTML, a chat's text, and JSON for programs.

The words of a notice come from letters, so they are data: escaped in HTML, one line in headers.
Thai first, English beside it.
"""

from __future__ import annotations

import json
from typing import Final

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from wian.thai.holidays import format_th

from .rules import local_day
from .values import Item, Parcel

MOST: Final = 50
"""Notices that one mail tells; of more it says how many there are."""
CHAT: Final = 4500
"""UTF-16 units of a chat's text; LINE takes 5,000."""
_SUBJECT: Final = 120
_STYLE: Final = "margin:0 0 12px;font-size:16px;line-height:1.6"
_CHOOSE: Final = (
    "เลือกเวลาและช่องทางได้ในหน้าการแจ้งเตือนของท่าน",
    "Choose when and how in the notices of your account.",
)


def subject(parcel: Parcel) -> str:
    """One line; of an urgent notice its own words, of a digest how many there are."""
    if parcel.urgent and parcel.items:
        return _cut(f"ด่วน: {_flat(parcel.items[0].th)}", _SUBJECT)
    count = len(parcel.items)
    return f"เวียน: เรื่องแจ้ง {count} เรื่อง · Wian: {count} notice{'s' if count > 1 else ''}"


def plain(parcel: Parcel) -> str:
    """The mail's text."""
    lines = [_opening(parcel), ""]
    for number, item in enumerate(parcel.items[:MOST], start=1):
        lines += [f"{number}. {_mark(item)}{item.th}", *_beneath(item), ""]
    lines += [*_rest(len(parcel.items) - MOST), "-- ", *_CHOOSE, settings.WIAN_SITE]
    return "\n".join(lines).rstrip() + "\n"


def html(parcel: Parcel) -> str:
    """The mail's HTML: no picture, no script, nothing from another host."""
    rows = format_html_join("", "{}", ((_row(item),) for item in parcel.items[:MOST]))
    rest = format_html_join("", "<p>{}</p>", ((line,) for line in _rest(len(parcel.items) - MOST)))
    return format_html(
        '<!doctype html><html lang="th"><head><meta charset="utf-8"></head>'
        '<body style="font-family:Sarabun,Tahoma,sans-serif;max-width:640px;margin:0 auto;'
        'padding:16px"><p style="{}">{}</p><ol>{}</ol>{}'
        '<p style="font-size:13px">{}<br><span lang="en">{}</span></p></body></html>',
        _STYLE,
        _opening(parcel),
        rows,
        rest,
        *_CHOOSE,
    )


def chat(parcel: Parcel) -> str:
    """A chat's text: as many notices as fit, and how many more there are."""
    lines, told = [_opening(parcel)], 0
    for item in parcel.items:
        piece = "\n".join([f"• {_mark(item)}{_cut(item.th, 300)}", *_link(item)])
        if _units("\n".join([*lines, piece])) > CHAT:
            break
        lines.append(piece)
        told += 1
    return "\n".join([*lines, *_rest(len(parcel.items) - told)])


def payload(parcel: Parcel) -> bytes:
    """The same for programs."""
    items = [
        {
            "key": item.key,
            "th": item.th,
            "en": item.en,
            "address": _absolute(item),
            "urgent": item.urgent,
            "at": item.at.isoformat(),
        }
        for item in parcel.items
    ]
    kind = "urgent" if parcel.urgent else "digest"
    told = {"id": parcel.id, "kind": kind, "items": items}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _opening(parcel: Parcel) -> str:
    count = len(parcel.items)
    if parcel.urgent:
        return "เวียนแจ้งเรื่องด่วน · An urgent notice from Wian"
    return f"เวียนสรุปเรื่องแจ้ง {count} เรื่อง · {count} notice{'s' if count > 1 else ''} from Wian"


def _row(item: Item) -> SafeString:
    words: str = item.th
    if address := _absolute(item):
        words = format_html('<a href="{}">{}</a>', address, item.th)
    english = format_html('<br><span lang="en" style="color:#555">{}</span>', item.en)
    return format_html(
        '<li style="{}">{}{}{}<br><small>{}</small></li>',
        _STYLE,
        _mark(item),
        words,
        english if item.en and item.en != item.th else "",
        format_th(local_day(item.at), short=True, weekday=True),
    )


def _beneath(item: Item) -> list[str]:
    english = [f"   {item.en}"] if item.en and item.en != item.th else []
    day = format_th(local_day(item.at), short=True, weekday=True)
    return [*english, *(f"   {line}" for line in _link(item)), f"   {day}"]


def _link(item: Item) -> list[str]:
    address = _absolute(item)
    return [address] if address else []


def _absolute(item: Item) -> str:
    """The way to it from outside; empty while nobody said where this site is (`WIAN_ORIGIN`)."""
    return f"{settings.WIAN_SITE}{item.address}" if settings.WIAN_SITE and item.address else ""


def _rest(count: int) -> list[str]:
    return [f"และอีก {count} เรื่องในเวียน · and {count} more in Wian"] if count > 0 else []


def _mark(item: Item) -> str:
    return "[ด่วน] " if item.urgent else ""


def _flat(text: str) -> str:
    """The text without line breaks or controls: a header ends where a line ends."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
