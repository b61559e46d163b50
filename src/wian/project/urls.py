"""Every address of the site; each room of `web/` brings its own."""

from django.urls import include, path

from wian.api.urls import api

urlpatterns = [path("api/", api.urls), path("", include("wian.web.urls"))]

# Django looks for these names here and nowhere else, allauth for the 429.
handler400 = "wian.web.errors.bad_request"
handler403 = "wian.web.errors.forbidden"
handler404 = "wian.web.errors.not_found"
handler429 = "wian.web.errors.too_many"
handler500 = "wian.web.errors.broken"
