"""What `indicators audit` writes: a listing, rows for other programs, a draft to paste, a page to read."""
