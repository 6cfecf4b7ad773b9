"""What must hold of the whole product when things go wrong, each row with its figure: `python -m tests.trust`."""
