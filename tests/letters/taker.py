"""Processes that take numbers: `taker.py ACCOUNT OFFICE GATE HOW…`, one for each HOW.

HOW is done, back (the transaction is rolled back) or killed (in the middle of it). Says "ready",
waits for the file GATE, and in the end says how each process ended.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from pathlib import Path

import django


def main() -> None:
    account, office, gate, hows = (
        int(sys.argv[1]),
        int(sys.argv[2]),
        Path(sys.argv[3]),
        sys.argv[4:],
    )
    django.setup()
    import wian.letters.actions.registers  # noqa: F401  # once for all, they are forked off

    told, ready = os.pipe()
    gc.freeze()
    takers = []
    for how in hows:
        if not (taker := os.fork()):
            os._exit(take(int(account), int(office), Path(gate), how, ready))
        takers.append(taker)
    for _ in takers:
        os.read(told, 1)
    print("ready", flush=True)
    print(*(os.waitstatus_to_exitcode(os.waitpid(taker, 0)[1]) for taker in takers))


def take(account: int, office: int, gate: Path, how: str, ready: int) -> int:
    """Four numbers of the office are taken when the gate opens, and one of them is cancelled."""
    from django.db import connection, transaction

    from wian.letters.actions.registers import cancel, issue_many, reserve
    from wian.letters.register_values import NewLine
    from wian.offices.acting import actor_of, today

    try:
        actor = actor_of(account, origin="job")
        connection.ensure_connection()
    finally:
        os.write(ready, b".")
    while not gate.exists():
        time.sleep(0.01)
    try:
        with transaction.atomic():
            several = [NewLine(f"เรื่องที่ {n}") for n in range(3)]
            found = issue_many(actor, office=office, lines=several)
            reserve(actor, office=office, way="out", until=today())
            if how == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            if how == "back":
                raise InterruptedError
        cancel(actor, entry=found[1].entry, reason="ทดสอบ")
    except InterruptedError:
        pass
    return 0


if __name__ == "__main__":
    main()
