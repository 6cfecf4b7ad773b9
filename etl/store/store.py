"""What a place is where facts are asked."""

from typing import Protocol

import pandas as pd

from etl.store.questions import Question
from etl.store.values import Asked


class Store(Protocol):
    """The facts of one release, to be asked."""

    def ask(self, question: Question, asked: Asked) -> pd.DataFrame:
        """The answer, with the columns and dtypes of the question."""
