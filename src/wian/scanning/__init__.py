"""A file becomes text with positions. Start at `scan`; for bytes from outside, in a `Pool`."""

from wian.scanning.digits import DigitReader, DigitRun
from wian.scanning.errors import MESSAGES, ScanError, failure
from wian.scanning.ocr import OcrStatus, ocr_available
from wian.scanning.pool import Pool, Work, network_blocked, shared_pool
from wian.scanning.scanner import scan
from wian.scanning.values import (
    DEFAULT,
    PAGE_BREAK,
    Limits,
    Notice,
    Page,
    QrCode,
    Scan,
    WordBox,
)

__all__ = [
    "DEFAULT",
    "MESSAGES",
    "PAGE_BREAK",
    "DigitReader",
    "DigitRun",
    "Limits",
    "Notice",
    "OcrStatus",
    "Page",
    "Pool",
    "QrCode",
    "Scan",
    "ScanError",
    "WordBox",
    "Work",
    "failure",
    "network_blocked",
    "ocr_available",
    "scan",
    "shared_pool",
]
