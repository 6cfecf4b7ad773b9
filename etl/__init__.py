"""From `indicators.yaml` to validated, tidy tables, and from these to files.

    strict_yaml → schema → catalog → tables → queries → exports, workbook, release

Nothing here imports the app, dash or plotly.
"""
