"""The `wian` command: a table of words, each loaded only when it is typed.

A word says where it lives by name, so that `wian read` never loads Django and a room beside this
one (`bench`) keeps its own word.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Any

import click

from wian.cli.usage import told_in_both

WORDS = {
    "read": "wian.cli.read:read",
    "up": "wian.cli.up:up",
    "audience": "wian.cli.audience:audience",
    "verify": "wian.cli.verify:verify",
    "partition": "wian.cli.partition:partition",
    "tally": "wian.cli.tally:tally",
    "worker": "wian.cli.worker:worker",
    "tick": "wian.cli.tick:tick",
    "doctor": "wian.cli.doctor:doctor",
    "bench": "wian.bench.command:bench",
}


class Words(click.Group):
    """A group whose words are imported on demand from `WORDS`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What stands before the word."""
        with told_in_both():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """The word, with what stands behind it."""
        with told_in_both():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The words in the order of the table: the one most people need first."""
        return list(WORDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command behind a word; None for a word that is not in the table."""
        if cmd_name not in WORDS:
            return None
        module, _, attribute = WORDS[cmd_name].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Words, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("wian"), prog_name="wian", message="%(prog)s %(version)s")
def wian() -> None:
    """เวียน: อ่านหนังสือราชการ เวียน และตามงานกลับ · Reads official letters and brings the work back."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one word and exit: 0 done, 1 something failed, 2 wrong usage; never with a traceback.

    `WIAN_DEBUG=1` lets the traceback through, for developers.
    """
    try:
        wian.main(args=arguments, prog_name="wian")
    except Exception as wrong:
        if os.environ.get("WIAN_DEBUG") == "1":
            raise
        click.echo(
            f"ขออภัย โปรแกรมผิดพลาด · Sorry, the program failed: {type(wrong).__name__}: {wrong}\n"
            "ดูสาเหตุทั้งหมดด้วย WIAN_DEBUG=1 · run again with WIAN_DEBUG=1 to see why",
            err=True,
        )
        sys.exit(1)
