"""The pages; listening to sign-ins begins when they are ready."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "wian.web"
    label = "web"

    def ready(self) -> None:
        """What signing in does is written into the ledger, and what comes round is registered.

        So is how the libraries of sign-in forget somebody.
        """
        from wian.web.signin import forgetting, records, vault
        from wian.web.tasks import register

        records.listen()
        register()
        forgetting.register()
        vault.register()
