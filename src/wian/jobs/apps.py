from django.apps import AppConfig


class Config(AppConfig):
    """The room `jobs` among Django's applications."""

    name = "wian.jobs"
    label = "jobs"
