"""Every address of the site; each room of `web/` brings its own."""

from django.urls import include, path

urlpatterns = [path("", include("wian.web.urls"))]
