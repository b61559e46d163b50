"""Search is compared with the letters and put right, in jobs of some minutes each."""

from __future__ import annotations

from typing import Final

from django_tasks import task

from wian.jobs.progress import progress

from .actions.indexing import rebuild

_A_JOB: Final = 10_000


@task
def rebuild_search(after: int = 0, mended: int = 0) -> int:
    """Every letter behind `after` is in search as it is now; how many had to be put right so far.

    What is left after some minutes is the next job's; safe to repeat.
    """
    done, last = 0, after
    while done < _A_JOB:
        compared = rebuild(after=last)
        done, mended = done + compared.letters, mended + compared.mended
        progress(done=done, note=f"{mended}")
        if compared.last is None:
            return mended
        last = compared.last
    rebuild_search.enqueue(after=last, mended=mended)
    return mended
