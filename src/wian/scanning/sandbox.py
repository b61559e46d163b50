"""What a child process does to itself before it touches a foreign file.

Limits on memory, CPU and file size, no core dumps, no new privileges, no network (an empty network
namespace where the system grants one, and a system-call filter that refuses sockets), a scrubbed
environment. Every step that the system refuses is left out, and `network_refused` tells the truth.
"""

import contextlib
import ctypes
import os
import platform
import resource
import signal
import socket
import struct
import sys
from collections.abc import Callable

_KEPT = {"PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TESSDATA_PREFIX"}
_KEPT |= {"PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH"}
_ONE_THREAD = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_FILTER = 38, 22, 2
# Audit architecture; then socket, connect, bind, listen, kill, ptrace, process_vm_writev, execve,
# execveat, io_uring_setup, unshare, setns, mount.
_CALLS: dict[str, tuple[int, tuple[int, ...]]] = {
    "x86_64": (0xC000003E, (41, 42, 49, 50, 62, 101, 311, 59, 322, 425, 272, 308, 165)),
    "aarch64": (0xC00000B7, (198, 203, 200, 201, 129, 117, 271, 221, 281, 425, 97, 268, 40)),
}


def enter(memory_mb: int, cpu_total_s: int, warm: Callable[[], object] | None) -> None:
    """The process is confined from here on, `warm()` done before it lost its rights.

    Never raises: a pool would respawn its children for ever.
    """
    # The pool's own handler waits for Python to run; a child deep in C must die at once.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    sys.dont_write_bytecode = True
    # A namespace is granted to a process of one thread only, and what is warmed may start more.
    for step in (_silence, _leave_network, warm, _scrub):
        with contextlib.suppress(Exception):
            if step:
                step()
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, 256)
    _limit(resource.RLIMIT_AS, memory_mb * 1024 * 1024)
    _limit(resource.RLIMIT_CPU, cpu_total_s)
    with contextlib.suppress(Exception):
        _refuse_calls()


def grant_cpu(seconds: float) -> None:
    """This task may use `seconds` of CPU on top of what the process has used so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def network_refused() -> bool | None:
    """True if this process cannot open the network, False if it can, None if it cannot be told."""
    try:
        probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    except OSError:
        return True
    with probe:
        try:
            # A documentation address; connecting a datagram socket sends nothing.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            # No way out: our doing only if there is no other interface here, else a bare machine.
            return True if [name for _, name in socket.if_nameindex()] == ["lo"] else None
    return False


def _limit(which: int, value: int) -> None:
    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, value))


def _silence() -> None:
    """Decoders complain to the standard streams; the person gets a sentence instead."""
    sink = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(sink, stream)
    os.close(sink)


def _scrub() -> None:
    """Secrets leave the environment, also the copy that the system keeps of it."""
    for name in [n for n in os.environ if n not in _KEPT]:
        os.environ.pop(name)
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    with open("/proc/self/stat", "rb") as stat:
        fields = stat.read().rpartition(b")")[2].split()
    start, end = int(fields[47]), int(fields[48])
    if 0 < start < end:
        # The kept values were copied to fresh memory before the old place is wiped.
        for name, value in list(os.environ.items()):
            os.environ[name] = value
        ctypes.memset(start, 0, end - start)


def _leave_network() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET) != 0:
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _refuse_calls() -> None:
    """A filter that answers EPERM to sockets, new programs and meddling with other processes."""
    arch, calls = _CALLS[platform.machine()]
    refuse, allow = 0x00050001, 0x7FFF0000
    load, equal, at_least, give = 0x20, 0x15, 0x35, 0x06
    code = [(load, 0, 0, 4), (equal, 1, 0, arch), (give, 0, 0, refuse), (load, 0, 0, 0)]
    # The x32 calls of x86_64 are the same ones under other numbers.
    code += [(at_least, len(calls) + 1, 0, 0x40000000)]
    code += [(equal, len(calls) - n, 0, call) for n, call in enumerate(calls)]
    code += [(give, 0, 0, allow), (give, 0, 0, refuse)]
    program = b"".join(struct.pack("=HBBI", *step) for step in code)
    kept = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(code), ctypes.addressof(kept)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        libc.prctl(_PR_SET_SECCOMP, _SECCOMP_FILTER, header, 0, 0)
