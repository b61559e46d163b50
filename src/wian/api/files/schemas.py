"""What the API says of files."""

from __future__ import annotations

from datetime import datetime

from ninja import Field

from ..told import Told


class File(Told):
    """ไฟล์ · A file as you may see it; its bytes are at `/files/{id}/content`."""

    id: int
    name: str
    media: str = Field(description="ชนิดตามเนื้อไฟล์ · the kind, told by the bytes")
    size: int
    pages: int | None
    digest: str = Field(description="SHA-256")
    office: str
    at: datetime
    version: int
    earlier: int | None
    later: int | None
    original: int | None = Field(description="ต้นฉบับของสำเนา · what a copy was made from")
    release_at: datetime | None
    private: bool
    state: str = Field(description='"" เปิดได้ can be opened · unchecked · harmful')
    label: str


class Use(Told):
    """ที่ใช้ไฟล์ · A thing that has the file and that you may see."""

    kind: str
    thing: str
    label: str
    office: str
    at: datetime


class Access(Told):
    """การเปิดไฟล์ · One opening of a file, or one refusal."""

    account: int | None
    office: str | None
    how: str
    allowed: bool
    origin: str
    address: str
    at: datetime
