"""STORAGE_URL becomes the right store, and never tells the secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from wian.files import setting as room
from wian.files.setting import storage

HOME = Path("/srv/wian")
S3 = "s3://key:hu%2Fsh@s3.example:9000/letters?region=ap-southeast-1"


def test_no_url_is_the_folder_files_in_the_home_folder() -> None:
    made = storage("", HOME)
    assert made["BACKEND"] == "wian.files.disk.Disk"
    assert made["OPTIONS"] == {"location": "/srv/wian/files"}


def test_a_file_url_is_a_folder() -> None:
    assert storage("file:///mnt/a%20b", HOME)["OPTIONS"]["location"] == "/mnt/a b"


def test_a_bucket_is_private_and_keeps_one_object_of_a_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "find_spec", lambda name: name)
    made = storage(S3, HOME)["OPTIONS"]
    assert made["endpoint_url"] == "https://s3.example:9000"
    assert (made["access_key"], made["secret_key"]) == ("key", "hu/sh")
    assert (made["bucket_name"], made["region_name"]) == ("letters", "ap-southeast-1")
    assert made["default_acl"] is None
    assert made["file_overwrite"] is True
    inside = storage(f"{S3}&tls=0", HOME)["OPTIONS"]
    assert inside["endpoint_url"] == "http://s3.example:9000"


def test_a_bucket_without_its_package_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"pip install -e '\.\[s3\]'") as refused:
        storage(S3, HOME)
    assert "sh" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://key:hush@host/x",
        "files",
        "file://host/x",
        "file:///",
        "s3://bucket",
        "s3://key:hush@host/",
        "s3://key:hush@host/a/b",
        "s3://key:hu/hush@host/a",
        "s3://key:hush@host:port/a",
        "s3://key:hush@host/a#b",
    ],
)
def test_anything_else_is_refused_without_its_secret(url: str) -> None:
    with pytest.raises(ValueError, match="STORAGE_URL") as refused:
        storage(url, HOME)
    assert "hush" not in str(refused.value)
