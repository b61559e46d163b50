"""Django's `flush` between tests; the guards of the ledger stand again behind it."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from wian.ledger import guards


class Command(Flush):
    """`flush` of a database whose ledger is guarded."""

    def handle(self, **options: Any) -> None:
        """Every table is empty, and the guards stand."""
        connection = connections[options["database"]]
        guards.take_down(connection)
        try:
            super().handle(**options)
        finally:
            guards.put_up(connection)
