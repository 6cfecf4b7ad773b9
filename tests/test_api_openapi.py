"""The description of the interface is true: whatever it allows or forbids is answered as it says."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app.api.openapi import paths
from tests import interface, invented

QUICK = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CONFIG = {"checks": {"negative_data_rejection": {"expected-statuses": [400, 404, 414]}}}
# Ids are described as text, for every edition has more of them: text that is none is refused.
EXCLUDED = [positive_data_acceptance]
DESCRIBED = dict(paths())
NARROWED = [
    path
    for path, item in DESCRIBED.items()
    if item["get"]["parameters"] and path.endswith((".csv", "targets"))
]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return invented.tables(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def described(small) -> BaseSchema:
    config = schemathesis.Config.from_dict(CONFIG)
    server = interface.server(small, invented.DAY)
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", server, config=config)


def ask(case) -> int:
    """The status of an answer that was found to be as described."""
    # Uncompressed: in-process nobody undoes it.
    answer = case.call_and_validate(headers={"Accept-Encoding": "identity"}, excluded_checks=EXCLUDED)
    return answer.status_code


def asked(operation: APIOperation, mode: GenerationMode, most: int) -> set[int]:
    """The statuses of what the description allows or forbids to ask."""
    found = set()

    @settings(QUICK, max_examples=most)
    @given(case=operation.as_strategy(generation_mode=mode))
    def each(case):
        found.add(ask(case))

    each()
    return found


@pytest.mark.parametrize("path", DESCRIBED)
def test_everything_there_is_is_as_described(described, small, path):
    given = {"version": small.version, "kind": "busy"}
    named = {name: value for name, value in given.items() if f"{{{name}}}" in path}
    assert ask(described[path]["GET"].Case(path_parameters=named)) == 200


@pytest.mark.parametrize("path", [path for path, item in DESCRIBED.items() if item["get"]["parameters"]])
def test_what_may_be_asked_is_answered_as_described(described, path):
    assert asked(described[path]["GET"], GenerationMode.POSITIVE, 1) <= {200, 400, 404}


@pytest.mark.parametrize("path", NARROWED)
def test_what_may_not_be_asked_is_refused_as_described(described, path):
    assert asked(described[path]["GET"], GenerationMode.NEGATIVE, 5) <= {400, 404, 414}
