"""Pieces that pages are made of: rows and a language in, components out."""
