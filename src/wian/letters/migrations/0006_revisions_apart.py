from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery


def settle(apps: Any, editor: Any) -> None:
    """What is there is as it was: every change so far counts for every form."""
    letters, custodies = (apps.get_model("letters", name) for name in ("Letter", "Custody"))
    letters.objects.filter(revision__gt=0).update(settled=F("revision"))
    kept = letters.objects.filter(pk=OuterRef("letter")).values("revision")
    custodies.objects.update(revision=Subquery(kept))


class Migration(migrations.Migration):
    dependencies = [("letters", "0005_own_books")]

    operations = [
        migrations.AddField("letter", "settled", models.PositiveIntegerField(default=0)),
        migrations.AddField("custody", "revision", models.PositiveIntegerField(default=0)),
        migrations.RunPython(settle, migrations.RunPython.noop),
    ]
