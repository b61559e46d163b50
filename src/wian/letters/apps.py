from django.apps import AppConfig


class Config(AppConfig):
    """The room `letters` among Django's applications."""

    name = "wian.letters"
    label = "letters"

    def ready(self) -> None:
        """Who sees a letter opens its files, and what comes round is registered."""
        from wian.files.uses import guard

        from .queries.letters import seen
        from .queries.within import going_along
        from .tasks import register

        guard("letter", seen, going_along)
        register()
