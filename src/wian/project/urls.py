"""Every address of the site; each room of `web/` brings its own."""

from django.urls import include, path

urlpatterns = [path("", include("wian.web.urls"))]

# Django looks for these names here and nowhere else.
handler400 = "wian.web.errors.bad_request"
handler403 = "wian.web.errors.forbidden"
handler404 = "wian.web.errors.not_found"
handler500 = "wian.web.errors.broken"
