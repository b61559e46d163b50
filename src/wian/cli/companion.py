"""The worker that `wian up` keeps beside the site: started with it, restarted, stopped with it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

_COMMAND = (sys.executable, "-c", "from wian.cli import main; main()", "worker", "--beside")
_SOON_SECONDS = 5.0
_PATIENCE_SECONDS = 20.0


@dataclass(slots=True)
class Companion:
    """One `wian worker` as a child process; one that ends is started again, not too often."""

    _child: subprocess.Popen[bytes] | None = None
    _done: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """The worker runs until `stop`."""
        self._thread = threading.Thread(target=self._keep, name="worker", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """The worker has ended: it finishes its job, or gives it back when that takes long."""
        self._done.set()
        child = self._child
        if child is None or child.poll() is not None:
            return
        child.terminate()
        try:
            child.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            child.terminate()  # the second request gives the job back at once
            try:
                child.wait(_SOON_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()

    def _keep(self) -> None:
        while not self._done.is_set():
            began = time.monotonic()
            self._child = subprocess.Popen([*_COMMAND, str(os.getpid())], stdout=subprocess.DEVNULL)
            self._child.wait()
            self._done.wait(max(0.0, _SOON_SECONDS - (time.monotonic() - began)))
