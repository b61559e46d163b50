from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0007_days")]

    operations = [
        migrations.AddField(
            model_name="letter", name="asked_due", field=models.DateField(null=True)
        ),
    ]
