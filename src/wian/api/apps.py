from django.apps import AppConfig


class Config(AppConfig):
    """The room `api` among Django's applications."""

    name = "wian.api"
    label = "api"

    def ready(self) -> None:
        """What comes round is registered."""
        from .tasks import register

        register()
