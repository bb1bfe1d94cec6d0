"""Side-by-side measurements of one run: ratios, not absolute times."""
