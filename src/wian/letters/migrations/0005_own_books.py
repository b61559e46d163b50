from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0004_envelope")]

    operations = [
        migrations.AlterField(
            model_name="book",
            name="series",
            field=models.CharField(
                choices=[
                    ("ordinary", "ordinary"),
                    ("circular", "circular"),
                    ("order", "order"),
                    ("announce", "announcement"),
                ],
                default="ordinary",
                max_length=8,
            ),
        ),
    ]
