import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("verb", models.CharField(max_length=40)),
                ("account", models.BigIntegerField(null=True)),
                ("post", models.BigIntegerField(null=True)),
                ("office", models.BigIntegerField(null=True)),
                ("kind", models.CharField(max_length=20)),
                ("thing", models.CharField(max_length=64)),
                ("before", models.TextField()),
                ("after", models.TextField()),
                ("count", models.BigIntegerField()),
                ("why", models.CharField(max_length=64)),
                ("origin", models.CharField(max_length=8)),
                ("address", models.CharField(max_length=43)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        models.F("kind"),
                        models.F("thing"),
                        models.F("id"),
                        name="ledger_entry_timeline",
                    ),
                    models.Index(
                        models.F("account"),
                        models.F("id"),
                        condition=models.Q(("account__isnull", False)),
                        name="ledger_entry_account",
                    ),
                    models.Index(
                        models.F("office"),
                        models.F("id"),
                        condition=models.Q(("office__isnull", False)),
                        name="ledger_entry_office",
                    ),
                    models.Index(
                        models.F("id"),
                        condition=models.Q(("why", ""), _negated=True),
                        name="ledger_entry_denied",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verb", ""), _negated=True), name="ledger_entry_verb"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 0)), name="ledger_entry_count"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("origin__in", ("web", "api", "cli", "job", "link", "import"))
                        ),
                        name="ledger_entry_origin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", ""), ("thing", "")),
                            models.Q(
                                models.Q(("kind", ""), _negated=True),
                                models.Q(("thing", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ledger_entry_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Touched",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "kind",
                        "thing",
                        "entry",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("thing", models.CharField(max_length=64)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="touched",
                        to="ledger.entry",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, to="ledger.entry"
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seq__gte", 1)), name="ledger_seal_seq"
                    )
                ],
            },
        ),
    ]
