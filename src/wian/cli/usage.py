"""Wrong usage is told in Thai and in English, whichever part of the line was wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click
from click import exceptions


class Misused(click.UsageError):
    """How the word is used, where help stands, and what was wrong; exit code 2."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Three lines on stderr."""
        lines = []
        if self.ctx is not None:
            usage = self.ctx.get_usage().partition(": ")[2]
            lines.append(f"วิธีใช้ · usage: {usage}")
            lines.append(f"ดูทั้งหมด · more: {self.ctx.command_path} --help")
        click.echo("\n".join([*lines, self.message]), file=file, err=True)


@contextmanager
def told_in_both() -> Iterator[None]:
    """Usage errors raised inside leave as `Misused`; help that was asked for stays help."""
    try:
        yield
    except (Misused, exceptions.NoArgsIsHelpError):
        raise
    except click.UsageError as wrong:
        raise Misused(_sentence(wrong), wrong.ctx) from None


def _sentence(wrong: click.UsageError) -> str:
    english = wrong.format_message()
    if re.search("[ก-๙]", english):
        return english
    english = english[:1].lower() + english[1:]
    if isinstance(wrong, click.MissingParameter):
        return f"ยังไม่ได้บอก {_named(wrong)} · {english}"
    if isinstance(wrong, click.BadParameter):
        choices = getattr(wrong.param.type, "choices", None) if wrong.param else None
        hint = f" ต้องเป็น {', '.join(map(str, choices))}" if choices else ""
        return f"ค่าของ {_named(wrong)} ใช้ไม่ได้{hint} · {english}"
    if isinstance(wrong, click.NoSuchOption):
        return f"ไม่มีตัวเลือก {wrong.option_name} · {english}"
    if isinstance(wrong, click.BadOptionUsage):
        return f"ใช้ตัวเลือก {wrong.option_name} ไม่ถูก · {english}"
    if name := getattr(wrong, "command_name", None):
        return f"ไม่มีคำสั่ง {name} · {english}"
    return f"ใช้คำสั่งไม่ถูก · {english}"


def _named(wrong: click.BadParameter) -> str:
    """The option or argument as it is typed."""
    hint = wrong.param_hint or (wrong.param.get_error_hint(wrong.ctx) if wrong.param else None)
    return (hint if isinstance(hint, str) else " / ".join(hint or ())).replace("'", "")
