"""Django's settings: safe as they stand, changed only by environment variables.

`WIAN_HOME` folder for database, secret and collected files (default `./var`) · `DATABASE_URL` ·
`WIAN_SECRET_KEY` · `WIAN_ORIGIN` addresses people type, comma-separated · `WIAN_UPLOAD_MAX_MB` ·
`WIAN_DEBUG=1` for developers. docs/commands.md explains each.
"""

import os
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from wian.project.database import database
from wian.project.home import home_folder, secret_key

WIAN_HOME = home_folder(os.environ)
SECRET_KEY = secret_key(os.environ, WIAN_HOME)
DEBUG = os.environ.get("WIAN_DEBUG") == "1"

_origins = [o.strip() for o in os.environ.get("WIAN_ORIGIN", "").split(",") if o.strip()]
_https = bool(_origins) and all(o.startswith("https://") for o in _origins)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *(urlsplit(o).hostname or "" for o in _origins)]
CSRF_TRUSTED_ORIGINS = _origins

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "wian.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "wian.project.limits.name_permissions",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wian.project.limits.refuse_large_requests",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "wian.project.urls"
WSGI_APPLICATION = "wian.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), WIAN_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = WIAN_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Law 9: what people send is attacker input. One letter with its scans fits; a disk image does not.
WIAN_UPLOAD_MAX_BYTES = int(os.environ.get("WIAN_UPLOAD_MAX_MB", "50")) * 1_000_000
# One million pasted Thai characters: three bytes each, each byte written as %XX.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_HANDLERS = ["wian.web.reading.forms.InMemoryOnly"]

# Our own files only: no inline script or style, no plug-ins, no framing.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "wian.web.reading.views.expired"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = _https
SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked over plain HTTP by whoever watches this machine
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
# The proxy that ends TLS talks to us on this machine; gunicorn believes the header from there only.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
# Other hosts under the same domain are not ours to promise for.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# To the terminal and nowhere else; what a letter says is never logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False}},
}
