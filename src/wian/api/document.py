"""What all operations share, told once in the document of the API: problems, keys of writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ninja import Schema
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema

WRITES: Final = frozenset({"post", "put", "delete"})
QUESTIONS: Final = frozenset({"/api/audience"})
"""Asked by POST, but nothing is written."""
_PROBLEMS: Final = {
    401: "ยังไม่ได้ลงชื่อเข้าใช้ · not signed in",
    403: "ไม่มีสิทธิ พร้อมเหตุผล · not allowed, with the reason",
    404: "ไม่พบ · not there",
    409: "ทำตามที่ขอไม่ได้ในขณะนี้ · cannot be done as it stands",
    422: "คำขอไม่ตรงแบบ · the request is not as it should be",
}
_KEY: Final[dict[str, Any]] = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    "description": "คีย์ที่ผู้เรียกตั้งเอง ส่งคำขอเดิมด้วยคีย์เดิมได้ภายใน 24 ชั่วโมง ทำจริงเพียงครั้งเดียว "
    "คำขอที่ถูกปฏิเสธไม่นับ · chosen by the caller: the same request with the same key is done once "
    "within 24 hours; one that was refused does not count",
}


def whole(told: OpenAPISchema, problem: type[Schema]) -> OpenAPISchema:
    """The document with the problems of every operation, and the key that its writes take."""
    schema = problem.model_json_schema(ref_template=REF_TEMPLATE)
    told.schemas.update(schema.pop("$defs", {}))
    told.schemas[problem.__name__] = schema
    content = {"application/json": {"schema": {"$ref": REF_TEMPLATE.format(model="Problem")}}}
    for path, method, operation in operations(told):
        for status, words in _PROBLEMS.items():
            operation["responses"].setdefault(status, {"description": words, "content": content})
        if method in WRITES and path not in QUESTIONS:
            operation["parameters"].append(_KEY)
    return told


def operations(told: OpenAPISchema) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each operation with its path and method."""
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation
