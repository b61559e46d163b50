"""Ways in without a page: a watched folder and a mailbox, looked into again and again."""
