from django.apps import AppConfig


class Config(AppConfig):
    """The room `duties` among Django's applications."""

    name = "wian.duties"
    label = "duties"

    def ready(self) -> None:
        """Who sees a thing that evidence serves opens its files; what comes round is registered."""
        from wian.files.uses import guard

        from .queries.evidence_files import LIBRARY, library_seen, library_shown, register
        from .queries.evidence_things import ACTIVITY, REPORT
        from .tasks import register as register_tasks

        guard(LIBRARY, library_seen, library_shown)
        register(REPORT)
        register(ACTIVITY)
        register_tasks()
