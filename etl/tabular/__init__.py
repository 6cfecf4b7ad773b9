"""Tables of a catalogue: rows of CSV and Parquet files, read in parts and held to the rules of figures."""
