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
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """The worker runs until `stop`."""
        self._thread = threading.Thread(target=self._keep, name="worker", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """The worker has ended: it finishes its job, or gives it back when that takes long."""
        with self._turn:
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
        while True:
            began = time.monotonic()
            with self._turn:  # none is started behind the back of `stop`
                if self._done.is_set():
                    return
                self._child = self._started()
            self._child.wait()
            self._done.wait(max(0.0, _SOON_SECONDS - (time.monotonic() - began)))

    @staticmethod
    def _started() -> subprocess.Popen[bytes]:
        """In a session of its own: Ctrl-C at the terminal is for the site, which then stops it."""
        command = [*_COMMAND, str(os.getpid())]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
