from django.apps import AppConfig


class Config(AppConfig):
    """The room `offices` among Django's applications."""

    name = "wian.offices"
    label = "offices"

    def ready(self) -> None:
        """What comes round is registered once the tables are known."""
        from .tasks import register

        register()
