"""The pages; listening to sign-ins begins when they are ready."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "wian.web"
    label = "web"

    def ready(self) -> None:
        """What signing in does is written into the ledger from now on."""
        from wian.web.signin import records

        records.listen()
