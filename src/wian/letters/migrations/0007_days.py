from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import Q

from wian.letters.days import bounds
from wian.letters.facts import Said, effective

MANY = 500


def fill(apps: Any, editor: Any) -> None:
    """What was read before has its days too, as people put them right."""
    letter, text, correction = (
        apps.get_model("letters", name) for name in ("Letter", "Text", "Correction")
    )
    last = 0
    said: dict[int, dict[str, Any]]
    while rows := list(text.objects.filter(pk__gt=last).order_by("pk")[:MANY]):
        last, said = rows[-1].pk, {}
        for one in correction.objects.filter(letter__in=[row.pk for row in rows]).order_by("pk"):
            said.setdefault(one.letter_id, {})[one.name] = one
        for row in rows:
            newest = said.get(row.pk, {}).values()
            holding = [Said(one.name, one.value) for one in newest if not one.back]
            first, until = bounds(effective(row.facts or {}, holding))
            if first:
                letter.objects.filter(pk=row.pk).update(first_day=first, last_day=until)


class Migration(migrations.Migration):
    dependencies = [("letters", "0006_revisions_apart")]

    operations = [
        migrations.AddField("letter", "first_day", models.DateField(null=True)),
        migrations.AddField("letter", "last_day", models.DateField(null=True)),
        migrations.AddIndex(
            "letter",
            models.Index(
                fields=["last_day"],
                name="letters_with_days",
                condition=Q(last_day__isnull=False),
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
