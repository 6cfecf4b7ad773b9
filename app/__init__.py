"""The pages: they read `etl.queries`, draw, and compute nothing.

server → layout → pages → parts, figures
"""
