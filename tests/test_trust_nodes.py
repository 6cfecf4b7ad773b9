"""Two nodes with few viewers, deaths and cuts; and that what judges them finds planted faults."""

from collections import Counter

import pytest

from tests.aside import aside
from tests.trust import nodes
from tests.trust.nodes import Counts, Happened
from tests.trust.viewers import Tally


def test_viewers_do_not_notice_that_a_node_dies_the_folder_goes_and_releases_come(tmp_path):
    rows = aside(list, nodes.rows(nodes.QUICK, tmp_path))
    assert [row for row in rows if not row.holds] == []


SEEN = Counter({"aaaa00000001": 5, "bbbb00000002": 5})
HAPPENED = Happened(versions=set(SEEN))


@pytest.mark.parametrize(
    ("planted", "holds"),
    [
        pytest.param(Tally(views=10, versions=SEEN), True, id="nothing"),
        pytest.param(Tally(), False, id="no views"),
        pytest.param(
            Tally(views=10, failed=1, versions=SEEN, why=Counter(["/ 502"])), False, id="a failed view"
        ),
        pytest.param(Tally(views=10, mixed=1, versions=SEEN), False, id="two releases on a page"),
        pytest.param(Tally(views=10, versions=Counter(["aaaa00000001"])), False, id="one release only"),
        pytest.param(Tally(views=10, versions=SEEN + Counter(["x"])), False, id="never published"),
    ],
)
def test_what_viewers_notice_is_told(planted, holds):
    assert nodes.viewed(planted, HAPPENED, 1).holds is holds


@pytest.mark.parametrize(("took", "holds"), [([4.9], True), ([0.1, 5.1], False), ([], False)])
def test_nodes_that_agree_late_are_told(took, holds):
    assert nodes.agreed(Happened(agreed=took), Counts()).holds is holds
