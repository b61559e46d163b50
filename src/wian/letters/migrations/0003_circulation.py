from typing import Any

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

_COLUMNS = (
    "letter_id {id} NOT NULL, office_id {id} NOT NULL, dispatch_id {id} NOT NULL,"
    " state smallint NOT NULL DEFAULT 0, moved_at {time} NULL, account_id {id} NULL,"
    " relay_id {id} NULL, PRIMARY KEY (letter_id, office_id)"
)
_INDEXES = (
    "receipts_of_office ON letters_receipt (office_id, letter_id DESC, state)",
    "receipts_relayed ON letters_receipt (relay_id) WHERE relay_id IS NOT NULL",
)


def up(_apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "postgresql":
        columns, shape = (
            _COLUMNS.format(id="bigint", time="timestamptz"),
            "PARTITION BY RANGE (letter_id)",
        )
    else:
        columns, shape = _COLUMNS.format(id="integer", time="datetime"), "WITHOUT ROWID"
    editor.execute(f"CREATE TABLE letters_receipt ({columns}) {shape}")
    for index in _INDEXES:
        editor.execute(f"CREATE INDEX {index}")


def down(_apps: Any, editor: Any) -> None:
    editor.execute("DROP TABLE letters_receipt")


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0002_search"),
        ("offices", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="round",
                        serialize=False,
                        to="letters.letter",
                    ),
                ),
                ("sent", models.PositiveIntegerField(default=0)),
                ("received", models.PositiveIntegerField(default=0)),
                ("acknowledged", models.PositiveIntegerField(default=0)),
                ("relayed", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("returned", models.PositiveIntegerField(default=0)),
                ("recalled", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("day", models.DateField()),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("information", "for information"),
                            ("decision", "for consideration"),
                            ("action", "for action"),
                        ],
                        max_length=11,
                    ),
                ),
                ("reply_by", models.DateField(null=True)),
                ("rule", models.JSONField()),
                ("sentence", models.TextField()),
                ("sum", models.CharField(max_length=80)),
                ("left_out", models.JSONField(default=list)),
                ("sent", models.PositiveIntegerField(default=0)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatches",
                        to="letters.letter",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.SmallIntegerField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("origin", models.CharField(max_length=12)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="letters.letter",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="dispatch",
            index=models.Index(fields=["office", "-id"], name="dispatches_of_office"),
        ),
        migrations.AddIndex(
            model_name="move",
            index=models.Index(fields=["letter", "office", "id"], name="moves_of_receipt"),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(up, down)],
            state_operations=[
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "letter_id",
                                "office_id",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("state", models.SmallIntegerField(db_default=0)),
                        ("moved_at", models.DateTimeField(null=True)),
                        (
                            "account",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "dispatch",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="receipts",
                                to="letters.dispatch",
                            ),
                        ),
                        (
                            "letter",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="receipts",
                                to="letters.letter",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="offices.office",
                            ),
                        ),
                        (
                            "relay",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="relays",
                                to="letters.letter",
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="receipt",
                    index=models.Index(
                        fields=["office", "-letter", "state"], name="receipts_of_office"
                    ),
                ),
                migrations.AddIndex(
                    model_name="receipt",
                    index=models.Index(
                        condition=models.Q(("relay__isnull", False)),
                        fields=["relay"],
                        name="receipts_relayed",
                    ),
                ),
            ],
        ),
    ]
