"""The figures of `wian bench registry`, taken in a process of its own and told as JSON lines."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from wian.bench.frame import Measure
from wian.bench.registry import Papers


def main() -> None:
    """The settings' database, which is empty, is filled with the papers (the argument) and asked;
    every row is printed."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    papers: Papers = pickle.loads(Path(sys.argv[1]).read_bytes())
    for row in rows(papers):
        print(json.dumps(asdict(row), ensure_ascii=False), flush=True)


def rows(papers: Papers) -> Iterator[Measure]:
    """The office is filled, numbers letters, looks for them, shows its lists, reads what comes."""
    from wian.bench import (
        registry_desk,
        registry_filling,
        registry_numbers,
        registry_pages,
        registry_search,
    )
    from wian.bench.registry_place import new_place

    place = new_place()
    filling = registry_filling.Filling(place, papers.pieces)
    yield from filling.rows()
    size = f"{len(filling.ids):,} letters"
    yield from registry_numbers.rows(place, papers.pieces, size)
    yield from registry_search.rows(place, papers, filling.ids, size)
    yield from registry_pages.rows(place, filling.ids, size)
    yield from registry_desk.rows(place, papers, size)
