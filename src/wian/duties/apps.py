from django.apps import AppConfig


class Config(AppConfig):
    """The room `duties` among Django's applications."""

    name = "wian.duties"
    label = "duties"
