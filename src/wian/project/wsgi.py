"""The WSGI application, for `wian up` and for any other server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wian.project.settings")
application = get_wsgi_application()
