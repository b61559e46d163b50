"""Processes that empty the outbox, forked off one that is ready: `sender.py CHANNEL`.

For each line on its input it says the id of a new one; on "wait" how all of them ended.
"""

from __future__ import annotations

import gc
import os
import sys

import django


def main() -> None:
    django.setup()
    from wian.notices.outbox import send

    gc.freeze()
    children: list[int] = []
    for line in sys.stdin:
        if line.strip() == "wait":
            codes = (os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
            print(*codes, flush=True)
            children = []
        elif child := os.fork():
            children.append(child)
            print(child, flush=True)
        else:
            send(sys.argv[1])
            os._exit(0)


if __name__ == "__main__":
    main()
