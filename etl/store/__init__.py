"""Where the observations of a release are asked: in memory, or in an engine that holds more than memory does."""
