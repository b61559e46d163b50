"""What tests of pages look for: the words of a page without its marks, and what was refused."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse

from wian.ledger.queries import Line, latest


def words(response: HttpResponse) -> str:
    """The text that a person reads, on one line."""
    text = re.sub(r"<(head|script|datalist).*?</\1>", " ", response.content.decode(), flags=re.S)
    text = re.sub(
        r"</?(t[dhr]|d[dt]|li|p|h\d|div|section|option|legend|label|br)\b[^>]*>", " ", text
    )
    text = unescape(re.sub(r"<[^>]+>", "", text)).replace("\u00a0", " ")
    return " ".join(text.split())


def refused() -> list[Line]:
    """Every attempt that the ledger holds as denied, the newest first."""
    return latest(denied=True, limit=500)
