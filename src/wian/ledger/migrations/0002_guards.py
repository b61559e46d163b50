from typing import Any

from django.db import migrations

from wian.ledger import guards


def put_up(_apps: Any, editor: Any) -> None:
    guards.put_up(editor.connection)


def take_down(_apps: Any, editor: Any) -> None:
    guards.take_down(editor.connection)


class Migration(migrations.Migration):
    """The database refuses to change what stands in the ledger."""

    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]
