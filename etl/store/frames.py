"""Facts in memory, as a pandas frame: what every engine must agree with."""

import narwhals as nw
import pandas as pd
import pyarrow as pa

from etl.store.facts import FACTS, Keyed
from etl.store.questions import Question
from etl.store.values import Asked, Given


class Frames:
    """The facts of tables that are in memory."""

    def __init__(self, observations: pd.DataFrame, indicators: pd.DataFrame, regions: pd.DataFrame) -> None:
        found = Keyed(indicators, regions).facts(pa.Table.from_pandas(observations, preserve_index=False))
        # Text stays as it was held: in Arrow's way or in Python's.
        text = observations["region"].dtype
        self._kinds = {name: text if kind == "str" else kind for name, kind in FACTS.items()}
        self._facts = found.to_pandas().astype(self._kinds)

    def ask(self, question: Question, asked: Asked) -> pd.DataFrame:
        """See `etl.store.store.Store`."""
        answer = question.ask(nw.from_native(self._facts).lazy(), Given(asked))
        found = answer.collect("pandas").to_pandas().reset_index(drop=True)
        kinds = {name: self._kinds.get(name, kind) for name, kind in question.columns.items()}
        # Only numbers that were counted are of another kind; changing all would take as long as the question.
        other = {name: kind for name, kind in kinds.items() if found.dtypes[name] != kind}
        return found.astype(other) if other else found
