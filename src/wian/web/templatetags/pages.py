"""What templates of this room may call: words with numbers in them, and icons."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# 16 × 16, drawn with the pen of the text around them.
ICONS = {
    "warn": "M8 2 15 14H1zM8 6.5v3.5M8 12v.2",
    "check": "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zm3.6 8.6L14.5 14.5M7 4.6v3M7 9.3v.2",
    "clock": "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.5V8l2.4 1.6",
    "repeat": "M2.5 8a5.5 5.5 0 0 1 9.4-3.9L13.5 6M13.5 2.5V6H10"
    "M13.5 8a5.5 5.5 0 0 1-9.4 3.9L2.5 10M2.5 13.5V10H6",
    "place": "M13.5 8h-11M6.5 3.5 2.5 8l4 4.5",
    "lock": "M3.5 7.2h9v6.3h-9zM5.2 7V5a2.8 2.8 0 0 1 5.6 0v2",
    "print": "M4.5 6V2h7v4M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7V14h-7z",
    "done": "M2.5 8.5 6 12l7.5-8",
    "stop": "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM5.7 5.7l4.6 4.6M10.3 5.7 5.7 10.3",
    "loop": "M13.8 9.2A6 6 0 1 1 12.6 4M13 1v3.4H9.6",
}


@register.simple_tag(takes_context=True)
def word(context: Context, key: str, **values: object) -> str:
    """The sentence of this key with its numbers, in the reader's digits."""
    return str(context["clock"].n(context["say"](key, **values)))


@register.simple_tag
def icon(name: str) -> SafeString:
    """The drawing, hidden from screen readers: a word always stands beside it."""
    return format_html(
        '<svg class="i i-{}" viewBox="0 0 16 16" aria-hidden="true"><path d="{}"/></svg>',
        name,
        mark_safe(ICONS[name]),
    )


@register.filter
def own_digits(text: object, clock: object) -> str:
    """The text in the reader's digits."""
    return str(clock.n(text))  # type: ignore[attr-defined]
