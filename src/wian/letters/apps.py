from django.apps import AppConfig


class Config(AppConfig):
    """The room `letters` among Django's applications."""

    name = "wian.letters"
    label = "letters"

    def ready(self) -> None:
        """Who sees a letter opens its files and is told of it, and what comes round is known."""
        from wian.files.uses import guard
        from wian.notices.worth import worth_with

        from .queries.circulation.telling import CAME_BACK, REMINDED, SENT_ROUND, still_told
        from .queries.letters import seen
        from .queries.within import going_along
        from .tasks import register

        guard("letter", seen, going_along)
        for prefix in (SENT_ROUND, REMINDED, CAME_BACK):
            worth_with(prefix, still_told)
        register()
