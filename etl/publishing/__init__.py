"""Releases in one folder, one of which readers see: published, listed and taken back.

releases/
  2026-11-26-1ea2a0b5ba9a/   a release (`etl.release`), never written into again
  current                    a link to the one that readers see; to switch is to change it, in one step
  switches.json              which of them was seen since when
"""
