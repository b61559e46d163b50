"""Signing in and out, the second step, one's own sessions, and the first administrator."""
