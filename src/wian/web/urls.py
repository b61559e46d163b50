"""Addresses of the pages."""

from django.urls import include, path

from wian.web import choices, desk, files, views
from wian.web.duties.letter_duties import letter_duties
from wian.web.letters.by_link import link_urls

urlpatterns = [
    path("", views.front, name="front"),
    path("read", views.read, name="read"),
    path("desk", desk.desk, name="desk"),
    path("acting", choices.act_as, name="act_as"),
    path("digits", choices.digits, name="digits"),
    path("", include("wian.web.signin.urls")),
    path("letters/<int:letter>/duties", letter_duties, name="letter_duties"),
    path("letters/", include("wian.web.letters.urls")),
    path("duties/", include("wian.web.duties.urls")),
    path("files/<int:file>", files.file, name="file"),
    path("files/<int:file>/page/<int:page>", files.page, name="file_page"),
    path("files/<int:file>/accesses", files.accesses, name="file_accesses"),
    path("directory/", include("wian.web.offices.urls")),
    path("", include("wian.web.notices.urls")),
    path("", include("wian.web.calendar.urls")),
    path("l/", include(link_urls)),
    path("healthz", views.healthz),
]
