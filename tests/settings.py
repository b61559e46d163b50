"""The real settings in a folder of their own, so that no test touches this checkout's `var/`."""

import atexit
import os
import shutil
import tempfile

os.environ["WIAN_HOME"] = tempfile.mkdtemp(prefix="wian-tests-")
atexit.register(shutil.rmtree, os.environ["WIAN_HOME"], ignore_errors=True)
for name in ("DATABASE_URL", "STORAGE_URL", "WIAN_MALWARE_COMMAND", "WIAN_ORIGIN", "WIAN_DEBUG"):
    os.environ.pop(name, None)
# `tests.on_postgresql` asks all that reach a database again there.
os.environ["DATABASE_URL"] = os.environ.get("WIAN_TESTS_DATABASE", "")

from wian.project.settings import *  # noqa: E402, F403

# Empties the guarded ledger after a transactional test.
INSTALLED_APPS = [*INSTALLED_APPS, "tests.flushing"]  # noqa: F405
STATIC_ROOT.mkdir()  # noqa: F405
# Collected files are for the served site; pages under test name their sources.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "files": STORAGES["files"],  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
