"""`STORAGE_URL` → where Django keeps the bytes of files; never under an address of the site."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

# Fixed words: whatever was not understood may be a piece of the secret.
_MALFORMED = (
    "STORAGE_URL อ่านไม่ได้: อักขระ : / ? # [ ] @ % ในคีย์และรหัสลับต้องเขียนเป็น %XX "
    "และต้องเป็น s3://คีย์:รหัสลับ@เครื่อง/ถัง · cannot be understood: percent-encode "
    ": / ? # [ ] @ % in key and secret; s3://key:secret@host/bucket"
)
_MISSING = (
    "STORAGE_URL เป็น s3:// แต่เครื่องนี้ยังไม่มี django-storages · "
    "is s3:// but django-storages is missing here: pip install -e '.[s3]'"
)


def storage(url: str, home: Path) -> dict[str, Any]:
    """The `files` entry of `STORAGES` for `url`; an empty one is the folder `files` in `home`.

    `file:///srv/wian-files`; `s3://key:secret@host/bucket?region=…`, with `&tls=0` for a server
    inside the house that speaks plain HTTP. Raises ValueError for anything else, and for S3 where
    its package is not installed; its text holds no part of the secret.
    """
    if not url:
        return _disk(home / "files")
    parts = _parts(url)
    if parts.scheme == "file" and not parts.netloc and len(parts.path) > 1:
        return _disk(Path(unquote(parts.path)))
    if parts.scheme == "s3":
        return _s3(parts)
    kind = f" {parts.scheme!r}" if "://" in url else ""
    raise ValueError(f"STORAGE_URL ไม่รู้จักชนิด · unknown kind{kind}: file:///… | s3://…")


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        if not parts.fragment and "@" not in parts.path and parts.port != 0:
            return parts
    except ValueError:  # also of a port that is no number
        pass
    raise ValueError(_MALFORMED)


def _disk(folder: Path) -> dict[str, Any]:
    return {"BACKEND": "wian.files.disk.Disk", "OPTIONS": {"location": str(folder)}}


def _s3(parts: SplitResult) -> dict[str, Any]:
    """A bucket that nobody reads by address; the same name is the same bytes, so writing again
    over it changes nothing."""
    bucket, options = unquote(parts.path.strip("/")), dict(parse_qsl(parts.query))
    if not (parts.hostname and parts.username and parts.password and bucket) or "/" in bucket:
        raise ValueError(_MALFORMED)
    if find_spec("storages") is None:
        raise ValueError(_MISSING)
    scheme = "http" if options.get("tls") == "0" else "https"
    port = f":{parts.port}" if parts.port else ""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": unquote(parts.username),
            "secret_key": unquote(parts.password),
            "endpoint_url": f"{scheme}://{parts.hostname}{port}",
            "bucket_name": bucket,
            "region_name": options.get("region"),
            "default_acl": None,
            "file_overwrite": True,
            "querystring_auth": True,
        },
    }
