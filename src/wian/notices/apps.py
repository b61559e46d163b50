from django.apps import AppConfig


class Config(AppConfig):
    """The room `notices` among Django's applications."""

    name = "wian.notices"
    label = "notices"

    def ready(self) -> None:
        """What comes round is registered, and how somebody is forgotten."""
        from wian.offices.forgetting import forget_with

        from .actions.forgetting import forget
        from .tasks import register

        forget_with(forget)
        register()
