"""What templates of this room may call: words with numbers in them, and icons."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from wian.web.called import Named
from wian.web.called import called as called_by
from wian.web.words import WORDS, Say

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
    "desk": "M2 9.5h3.5l1 2h3l1-2H14M2 9.5 4 3h8l2 6.5V13H2z",
    "letter": "M2 3.5h12v9H2zM2 4l6 5 6-5",
    "duty": "M3 2h10v12H3zM5.5 6 6.5 7 8.5 5M9.5 6.5h1.5M5.5 10.5l1 1 2-2M9.5 11h1.5",
    "tree": "M6 2h4v3H6zM1.5 11h4v3h-4zM10.5 11h4v3h-4zM8 5v3M3.5 11V8h9v3",
    "tools": "M2 4.5h6M11.5 4.5H14M2 11.5h2.5M8 11.5h6"
    "M8 4.5a1.75 1.75 0 1 0 3.5 0 1.75 1.75 0 0 0-3.5 0"
    "M4.5 11.5a1.75 1.75 0 1 0 3.5 0 1.75 1.75 0 0 0-3.5 0",
    "person": "M8 2a2.8 2.8 0 1 0 0 5.6A2.8 2.8 0 0 0 8 2zM2.5 14a5.5 5.5 0 0 1 11 0",
    "seat": "M2 5h12v8.5H2zM6 5V2.5h4V5M2 8.5h12",
    "search": "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zm3.6 8.6L14.5 14.5",
    "down": "M4 6.5 8 10.5 12 6.5",
    "key": "M10.5 2a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM8 8l-6 6M4 12l1.8 1.8M6 10l1.5 1.5",
    "phone": "M4.5 1.5h7v13h-7zM7 12.5h2",
    "screen": "M1.5 3h13v8.5h-13zM5.5 14h5",
    "codes": "M2.5 2.5h11v11h-11zM5 6h6M5 8h6M5 10h3.5",
    "bell": "M3.5 11.5h9L11.3 9.5V6.5a3.3 3.3 0 0 0-6.6 0v3zM6.6 13.5h2.8",
    "dots": "M3.5 8h.2M8 8h.2M12.5 8h.2",
    "minus": "M3 8h10",
    "loop": "M13.8 9.2A6 6 0 1 1 12.6 4M13 1v3.4H9.6",
}


@register.simple_tag(takes_context=True)
def word(context: Context, key: str, **values: object) -> str:
    """The sentence of this key with its numbers, in the reader's digits."""
    return str(context["clock"].n(context["say"](key, **values)))


@register.simple_tag(takes_context=True)
def faults(context: Context, field: Any) -> list[str]:
    """What is wrong with a field, or with a whole form, in our words where its code has some."""
    form = getattr(field, "form", None)
    wrong = field.errors if form else field.non_field_errors()
    name = field.name if form else "form"
    return [_fault(context["say"], one, name) for one in wrong.as_data()]


def _fault(say: Say, wrong: ValidationError, name: str) -> str:
    key = f"f_{wrong.code or name}"
    return say(key, **(wrong.params or {})) if key in WORDS else str(wrong.messages[0])


@register.simple_tag
def icon(name: str) -> SafeString:
    """The drawing, hidden from screen readers: a word always stands beside it."""
    return format_html(
        '<svg class="i i-{}" viewBox="0 0 16 16" aria-hidden="true"><path d="{}"/></svg>',
        name,
        mark_safe(ICONS[name]),
    )


@register.filter
def called(one: Named, say: Say) -> str:
    """The name of an office in the reader's language."""
    return called_by(one, say)


@register.filter
def as_json(value: object) -> str:
    """The value as JSON, for an attribute that a script reads."""
    return json.dumps(value, cls=DjangoJSONEncoder, default=dict)


@register.filter
def own_digits(text: object, clock: object) -> str:
    """The text in the reader's digits."""
    return str(clock.n(text))  # type: ignore[attr-defined]
