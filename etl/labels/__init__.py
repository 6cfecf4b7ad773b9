"""Every fixed word a reader sees, in Chinese and English. Words about the data live in `indicators.yaml`.

Chinese terms are those of the statistics bureau. One room a subject; whoever needs words takes them from here.
"""

from etl.labels.access import *  # noqa: F403
from etl.labels.api import *  # noqa: F403
from etl.labels.breadth import *  # noqa: F403
from etl.labels.brief import *  # noqa: F403
from etl.labels.changes import *  # noqa: F403
from etl.labels.charts import *  # noqa: F403
from etl.labels.checking import *  # noqa: F403
from etl.labels.codes import *  # noqa: F403
from etl.labels.columns import *  # noqa: F403
from etl.labels.commands import *  # noqa: F403
from etl.labels.comparison import *  # noqa: F403
from etl.labels.deployment import *  # noqa: F403
from etl.labels.editions import *  # noqa: F403
from etl.labels.entry import *  # noqa: F403
from etl.labels.exchange import *  # noqa: F403
from etl.labels.files import *  # noqa: F403
from etl.labels.findings import *  # noqa: F403
from etl.labels.following import *  # noqa: F403
from etl.labels.glossary import *  # noqa: F403
from etl.labels.goals import *  # noqa: F403
from etl.labels.guide import *  # noqa: F403
from etl.labels.map import *  # noqa: F403
from etl.labels.packages import *  # noqa: F403
from etl.labels.pages import *  # noqa: F403
from etl.labels.preview import *  # noqa: F403
from etl.labels.publishing import *  # noqa: F403
from etl.labels.refusals import *  # noqa: F403
from etl.labels.schema import *  # noqa: F403
from etl.labels.search import *  # noqa: F403
from etl.labels.wall import *  # noqa: F403
