"""The workbook for data entry: made from a catalogue, read back, compared with it three ways."""
