from django.apps import AppConfig


class Config(AppConfig):
    """The room `files` among Django's applications."""

    name = "wian.files"
    label = "files"

    def ready(self) -> None:
        """What comes round is registered once the tables are known."""
        from .tasks import register

        register()
