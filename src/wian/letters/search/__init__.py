"""Search, as far as it is thought: folding, cutting, understanding what is asked, marking. Pure."""
