"""Checks beyond shape: figures that are well written and still make no sense. One room a way of looking."""
