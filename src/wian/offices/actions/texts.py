"""Texts that people type, against the columns that keep them: every action asks here first."""

from __future__ import annotations

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import CharField, Model

from ..errors import Refused
from ..models import Group, Office

_NOT_KEPT: Final = re.compile("[\x00\ud800-\udfff]")  # what no database takes in a text


def check_texts(model: type[Model], **texts: str) -> None:
    """Pass where every text fits the column of its name; Refused O134, O177 or O178."""
    for name, text in texts.items():
        field = model._meta.get_field(name)
        if _NOT_KEPT.search(text):
            raise Refused("O177")
        if not isinstance(field, CharField):
            continue
        if field.choices and text not in dict(field.flatchoices):
            raise Refused("O178", text=text[:20])
        if field.max_length and len(text) > field.max_length:
            raise Refused("O134", text=text[:20], most=field.max_length)


def check_key(model: type[Office | Group], key: str) -> None:
    """Pass for a key that the column takes; Refused O135."""
    field = model._meta.get_field("key")
    try:
        field.clean(key, None)
    except ValidationError:
        raise Refused("O135", key=key[:40], most=field.max_length) from None
