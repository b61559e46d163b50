from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_circulation")]

    operations = [
        migrations.CreateModel(
            name="Envelope",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="envelope",
                        serialize=False,
                        to="letters.letter",
                    ),
                ),
                ("said", models.JSONField()),
                ("notes", models.JSONField(default=list)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [models.Index(fields=["digest"], name="envelope_by_bytes")],
            },
        ),
    ]
