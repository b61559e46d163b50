"""A process that sends one form: `asker.py ADDRESS COOKIES GATE FORM`; prints where it was led."""

from __future__ import annotations

import http.client
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit


def main(address: str, cookies: str, gate: Path, form: str) -> None:
    """Ready, then at the word: the form is sent, and the answer's status and way are printed."""
    parts = urlsplit(address)
    print("ready", flush=True)
    while not gate.exists():
        time.sleep(0.005)
    link = http.client.HTTPConnection(parts.netloc, timeout=50)
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    link.request("POST", parts.path, form, headers)
    answer = link.getresponse()
    print(answer.status, answer.headers.get("Location", ""), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), sys.argv[4])
