from django.apps import AppConfig


class Config(AppConfig):
    """The room `ledger` among Django's applications."""

    name = "wian.ledger"
    label = "ledger"
