"""Django's settings: safe as they stand, changed only by environment variables.

`WIAN_HOME` folder for database, secret and collected files (default `./var`) · `DATABASE_URL` ·
`WIAN_SECRET_KEY`, `WIAN_SECRET_KEY_FALLBACKS` · `WIAN_ORIGIN` addresses people type,
comma-separated · `WIAN_UPLOAD_MAX_MB` · `STORAGE_URL` · `WIAN_MALWARE_COMMAND` ·
`WIAN_MAIL_URL`, `WIAN_MAIL_FROM` · `WIAN_LINE_TOKEN`, `WIAN_LINE_SECRET`, `WIAN_LINE_API` ·
`WIAN_LINE_ACCOUNT`, `WIAN_WEBHOOK_HOSTS`, `WIAN_NOTICE_DAYS` ·
`WIAN_OIDC_ISSUER`, `WIAN_OIDC_CLIENT_ID`, `WIAN_OIDC_SECRET`, `WIAN_OIDC_NAME`,
`WIAN_OIDC_CLAIM` · `WIAN_DEBUG=1` for developers.
docs/commands.md explains each.
"""

import os
from datetime import timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from wian.files.setting import storage
from wian.project.database import database
from wian.project.home import home_folder, secret_key

WIAN_HOME = home_folder(os.environ)
SECRET_KEY = secret_key(os.environ, WIAN_HOME)
_before = os.environ.get("WIAN_SECRET_KEY_FALLBACKS", "")
SECRET_KEY_FALLBACKS = [key.strip() for key in _before.split(",") if key.strip()]
DEBUG = os.environ.get("WIAN_DEBUG") == "1"

_origins = [o.strip() for o in os.environ.get("WIAN_ORIGIN", "").split(",") if o.strip()]
_https = bool(_origins) and all(o.startswith("https://") for o in _origins)
# Where links in mails and messages lead; nowhere while nobody said what people type.
WIAN_SITE = _origins[0].rstrip("/") if _origins else ""
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *(urlsplit(o).hostname or "" for o in _origins)]
CSRF_TRUSTED_ORIGINS = _origins

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "wian.ledger",
    "wian.jobs",
    "wian.offices",
    "wian.files",
    "wian.notices",
    "wian.letters",
    "wian.duties",
    "wian.api",
    "wian.web",
]
AUTH_USER_MODEL = "offices.Account"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "wian.project.limits.name_permissions",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wian.project.limits.refuse_large_requests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wian.web.middleware.keep_session",
    "wian.web.middleware.TellRefusals",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "wian.project.urls"
WSGI_APPLICATION = "wian.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "wian.web.frame.frame",
            ]
        },
    }
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), WIAN_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# A job is a row beside what it is about, so both commit together; `wian worker` runs it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Counters of attempts, shared by every process of the site.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "wian_cache",
    }
}

# Who signs in: an account by its login name, made by an administrator; strangers cannot sign up.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {
        "NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["login", "email"]},
    },
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
SESSION_COOKIE_AGE = 12 * 3600  # slides while the person works (web.middleware.keep_session)
SESSION_COOKIE_SECURE = _https

ACCOUNT_ADAPTER = "wian.web.signin.adapter.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _https else "http"
# Of one login from anywhere, and of codes of the second step; axes counts each address.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/key"}
MFA_ADAPTER = "wian.web.signin.adapter.SecondStep"
MFA_FORMS = {
    "authenticate": "wian.web.signin.forms.SecondCode",
    "reauthenticate": "wian.web.signin.forms.AgainCode",
    "login_webauthn": "wian.web.signin.forms.Login",
    "authenticate_webauthn": "wian.web.signin.forms.Second",
    "reauthenticate_webauthn": "wian.web.signin.forms.Again",
    "add_webauthn": "wian.web.signin.forms.Add",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_AGE = timedelta(days=14)
MFA_ALLOW_UNVERIFIED_EMAIL = True  # e-mail is set by the administrator, or there is none
MFA_TOTP_ISSUER = "Wian"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _https  # http://localhost; a browser allows no other
USERSESSIONS_ADAPTER = "wian.web.signin.adapter.Sessions"
# The proxy that ends TLS adds the address of whoever asks.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _https else 0

AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # the ledger tells it
AXES_VERBOSE = False
AXES_USERNAME_CALLABLE = "wian.web.signin.lockout.login_of"
AXES_CLIENT_IP_CALLABLE = "wian.web.door.address"
AXES_LOCKOUT_CALLABLE = "wian.web.signin.lockout.locked"

# ThaiD, or any other OpenID Connect, for accounts that are there already.
WIAN_OIDC_CLAIM = os.environ.get("WIAN_OIDC_CLAIM", "")
_issuer = os.environ.get("WIAN_OIDC_ISSUER", "").rstrip("/")
_oidc = {
    "provider_id": "office",
    "name": os.environ.get("WIAN_OIDC_NAME", "ThaiD"),
    "client_id": os.environ.get("WIAN_OIDC_CLIENT_ID", ""),
    "secret": os.environ.get("WIAN_OIDC_SECRET", ""),
    "settings": {"server_url": _issuer},
}
_outside = ["{0.scheme}://{0.netloc}".format(urlsplit(_issuer))] if _issuer else []
SOCIALACCOUNT_ADAPTER = "wian.web.signin.outside.Outside"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, Any]] = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [_oidc] if _issuer else []}
}

# smtp://user:password@host:587; without it no mail is sent, and the pages say so.
_mail = urlsplit(os.environ.get("WIAN_MAIL_URL", ""))
EMAIL_HOST = _mail.hostname or ""
EMAIL_PORT = _mail.port or (465 if _mail.scheme == "smtps" else 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.scheme == "smtps", _mail.port == 587
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("WIAN_MAIL_FROM", f"wian@{EMAIL_HOST or 'localhost'}")

# LINE's Messaging API: the channel's token pushes, its secret signs what LINE tells us.
WIAN_LINE_TOKEN = os.environ.get("WIAN_LINE_TOKEN", "")
WIAN_LINE_SECRET = os.environ.get("WIAN_LINE_SECRET", "")
WIAN_LINE_ACCOUNT = os.environ.get("WIAN_LINE_ACCOUNT", "")
WIAN_LINE_API = os.environ.get("WIAN_LINE_API", "https://api.line.me").rstrip("/")
# Machines inside the network that people's webhooks may name; others must be public.
_hosts = os.environ.get("WIAN_WEBHOOK_HOSTS", "").split(",")
WIAN_WEBHOOK_HOSTS = frozenset(host.strip().lower() for host in _hosts if host.strip())
# Notices that are done with are kept so long; what waits to be told is never younger than a week.
WIAN_NOTICE_DAYS = max(30, int(os.environ.get("WIAN_NOTICE_DAYS", "400")))

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = WIAN_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "files": storage(os.environ.get("STORAGE_URL", ""), WIAN_HOME),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Law 9: what people send is attacker input. One letter with its scans fits; a disk image does not.
WIAN_UPLOAD_MAX_BYTES = int(os.environ.get("WIAN_UPLOAD_MAX_MB", "50")) * 1_000_000
# A command line that gets a file on its standard input: 0 clean, 1 harmful, else not checked.
WIAN_MALWARE_COMMAND = os.environ.get("WIAN_MALWARE_COMMAND", "")
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
        # A form that signs in elsewhere is sent on to there.
        "form-action": [
            SELF,
            *(["{0.scheme}://{0.netloc}".format(urlsplit(_issuer))] if _issuer else []),
        ],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# The Garuda on letters: a PNG or SVG of the office's own, for Wian has none to give.
WIAN_EMBLEM = os.environ.get("WIAN_EMBLEM", "")
# Asking a link tells its host that somebody reads the letter, so it is a choice.
WIAN_ASK_LINKS = os.environ.get("WIAN_ASK_LINKS") == "1"

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "wian.web.errors.expired"
CSRF_COOKIE_HTTPONLY = True
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
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        "axes": {"level": "ERROR"},  # the ledger tells who could not sign in
    },
}
