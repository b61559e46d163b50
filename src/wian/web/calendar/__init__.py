"""Days for the calendars that people already have: a private feed, and one letter's days."""
