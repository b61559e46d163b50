"""What a program sends to each route that needs more than its address; pieces as in the world."""

from __future__ import annotations

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

QUERIES: dict[str, str] = {
    "/api/days-off": "year=2026",
    "/api/drafts": "office={key}",
    "/api/drafts/counts": "office={key}",
    "/api/drafts/{draft}/changes": "older=1&newer=1",
    "/api/duties/receipts/check": "number=1&digest=0123456789abcdef",
    "/api/duties/{duty}/reports/{period}": "office={key}",
    "/api/letters/suggest": "q=ที่",
    "/api/letters/{letter}/ecms/reply": "office={key}",
    "/api/letters/{letter}/receivers": "office={key}",
    "/api/letters/{letter}/steps": "office={key}",
    "/api/registers/next": "office={key}&way=in",
    "/api/registers/numbering": "office={key}",
}
"""What a reading route asks for."""

BODIES: dict[str, dict[str, Any]] = {
    "POST /api/audience": {"phrase": "นายอำเภอทุกอำเภอ", "issuer": "{key}"},
    "POST /api/letters/texts": {"office": "{key}", "text": "เรื่อง ทดสอบ"},
    "POST /api/letters/aside": {"letters": ["{letter}"], "reason": "ซ้ำ"},
    "POST /api/letters/{letter}/reading": {},
    "POST /api/letters/{letter}/corrections": {"values": {"subject": "เรื่องใหม่"}},
    "POST /api/letters/{letter}/facts": {"values": {"subject": "เรื่องใหม่"}},
    "POST /api/letters/{letter}/doubts/{doubt}": {"answer": "as_printed"},
    "POST /api/letters/{letter}/aside": {"reason": "ซ้ำ"},
    "POST /api/letters/{letter}/back": {},
    "POST /api/letters/{letter}/registration": {},
    "POST /api/letters/{letter}/number": {},
    "POST /api/letters/{letter}/dispatches": {
        "rule": {"include": [{"kinds": ["district"]}]}, "purpose": "action",
    },
    "POST /api/letters/{letter}/receipt": {"office": "{key}"},
    "POST /api/letters/{letter}/acknowledgement": {"office": "{key}"},
    "POST /api/letters/{letter}/completion": {"office": "{key}"},
    "POST /api/letters/{letter}/return": {"office": "{key}", "reason": "ผิดหน่วยงาน"},
    "POST /api/letters/{letter}/receipt/back": {"office": "{key}"},
    "POST /api/letters/{letter}/recall": {"reason": "ผิด"},
    "POST /api/letters/{letter}/again": {"offices": ["{key}"]},
    "POST /api/letters/{letter}/relay": {"office": "{key}"},
    "POST /api/letters/numbers": {"office": "{key}", "letters": ["{draft}"]},
    "POST /api/letters/{letter}/endorsements": {"office": "{key}", "kind": "note", "note": "ทราบ"},
    "POST /api/letters/{letter}/endorsements/back": {"office": "{key}"},
    "POST /api/letters/{letter}/close": {"office": "{key}"},
    "POST /api/letters/{letter}/reopen": {"office": "{key}"},
    "POST /api/letters/{letter}/ties": {"other": "{other}", "kind": "reply"},
    "PUT /api/registers/numbering": {"office": "{key}", "year": 2025, "circulars_apart": True},
    "POST /api/registers/reservations": {"office": "{key}", "way": "in", "until": "{today}"},
    "POST /api/registers/numbers": {"office": "{key}", "lines": [{"subject": "ทดสอบ"}]},
    "POST /api/registers/lines/{line}/fill": {"subject": "ทดสอบ"},
    "POST /api/registers/lines/{line}/cancel": {"reason": "เขียนผิด"},
    "POST /api/registers/{book}/inserts": {
        "number": 1, "day": "{today}", "reason": "ตกหล่น", "subject": "ทดสอบ",
    },
    "POST /api/duties": {"office": "{key}", "action": "ส่งรายชื่อ"},
    "POST /api/duties/answers": {"duties": ["{asked}"], "moves": "next"},
    "POST /api/duties/order": {"duties": ["{asked}"]},
    "POST /api/duties/merge": {"into": "{asked}", "parts": ["{asked}"]},
    "POST /api/duties/drop": {"duties": ["{asked}"]},
    "POST /api/duties/restore": {"duties": ["{asked}"]},
    "POST /api/duties/open": {"duties": ["{asked}"]},
    "POST /api/duties/{asked}/wording": {"action": "ส่งรายชื่อใหม่"},
    "POST /api/duties/{asked}/offices": {
        "audience": {"how": "rule", "rule": {"include": [{"kinds": ["district"]}]}},
    },
    "POST /api/duties/{asked}/close": {"summary": "ครบ"},
    "POST /api/duties/copies": {"duties": ["{asked}"]},
    "POST /api/duties/{duty}/way": {"office": "{key}", "way": "new"},
    "POST /api/duties/{duty}/holder": {"office": "{key}"},
    "POST /api/duties/templates": {"name": "อีกแบบ", "duties": ["{asked}"]},
    "POST /api/duties/templates/{template}/duties": {"year": 2027},
    "PUT /api/days-off/{day}": {"name_th": "วันหยุดพิเศษ"},
    "POST /api/duties/reports/accepted": {"sendings": ["{sending}"]},
    "PUT /api/duties/{duty}/reports/{period}/draft": {"office": "{key}", "values": {}},
    "POST /api/duties/{duty}/reports/{period}/copied": {"office": "{key}"},
    "POST /api/duties/{duty}/reports/{period}/sendings": {"office": "{key}", "values": {}},
    "POST /api/duties/sendings/{sending}/return": {"reasons": {"done": "เขียนเพิ่ม"}},
    "POST /api/duties/{duty}/leaves": {"office": "{key}", "reason": "น้ำท่วม"},
    "POST /api/duties/leaves/{leave}/decision": {"granted": True},
    "POST /api/duties/{duty}/leaves/granted": {"offices": ["{key}"], "reason": "น้ำท่วม"},
    "PUT /api/evidence/{evidence}": {"title": "บันทึก"},
    "POST /api/evidence/{evidence}/uses": {
        "duty": "{duty}", "office": "{key}", "period": "once",
    },
    "DELETE /api/evidence/{evidence}/uses": {
        "duty": "{duty}", "office": "{key}", "period": "once",
    },
    "POST /api/drafts": {"office": "{key}", "form": "memo"},
    "POST /api/drafts/{draft}/versions": {"wording": {"subject": "ทดสอบ"}},
    "POST /api/drafts/{draft}/to-check": {"to_unit": "{key}"},
    "POST /api/drafts/{draft}/check": {},
    "POST /api/drafts/{draft}/return": {"note": "แก้"},
    "POST /api/drafts/{draft}/to-sign": {"to_unit": "{key}"},
    "POST /api/drafts/{draft}/sign": {},
    "POST /api/drafts/{draft}/drop": {},
}  # fmt: skip
"""What a writing route is sent as JSON; what is not here takes no body."""

FORMS: dict[str, dict[str, str]] = {
    "/api/evidence": {"office": "{key}"},
    "/api/letters/files": {"office": "{key}"},
    "/api/letters/pages": {"office": "{key}"},
    "/api/letters/ecms": {"office": "{key}"},
    "/api/letters/ecms/replies": {},
    "/api/letters/{letter}/files": {},
    "/api/letters/{letter}/files/{file}/newer": {},
}
"""What is sent beside a file."""
FILES = {"/api/letters/pages": "files", "/api/letters/{letter}/files/{file}/newer": "newer"}
"""What the file is called where it is not `file`."""


def send(client: Client, line: str, world: dict[str, str], **headers: str) -> HttpResponse:
    """The answer to the request of this line of the table of permissions."""
    method, route = line.split(" ", 1)
    path = route.format(**world)
    if method == "GET":
        query = QUERIES.get(route, "").format(**world)
        return client.get(f"{path}?{query}", headers=headers)
    if route in FORMS:
        form = {name: value.format(**world) for name, value in FORMS[route].items()}
        file = SimpleUploadedFile("letter.txt", "เรื่อง ทดสอบ".encode())
        return client.post(path, {**form, FILES.get(route, "file"): file}, headers=headers)
    body = filled(BODIES[line], world) if line in BODIES else {}
    kind = "application/json"
    return client.generic(method, path, json.dumps(body), kind, headers=headers)


def filled(value: Any, world: dict[str, str]) -> Any:
    """The body with the pieces of this world in it."""
    if isinstance(value, str) and value.startswith("{"):
        text = value.format(**world)
        return int(text) if text.isdecimal() else text
    if isinstance(value, list):
        return [filled(one, world) for one in value]
    if isinstance(value, dict):
        return {name: filled(one, world) for name, one in value.items()}
    return value
