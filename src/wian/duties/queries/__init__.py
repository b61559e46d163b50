"""What is owed, as the acting person may see it."""
