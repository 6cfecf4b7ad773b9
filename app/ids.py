"""Ids of what callbacks touch, one constant each: live components, and elements of the page that they fill."""

URL = "url"
BUILT = "built"  # the address that the controls were built for
LACKING = "lacking"  # the address of a page that has no controls yet
CONTENT = "content"  # HTML to put into the page, by element
CONTROLS = "controls"

OVERVIEW_URL = "overview-url"
OVERVIEW_SHOWN = "overview-shown"
OVERVIEW_TILES = "overview-tiles"

COMPARE_URL = "compare-url"
COMPARE_FAMILY = "compare-family"
COMPARE_REGIONS = "compare-regions"
COMPARE_LEVELS = "compare-levels"
COMPARE_PERIODS = "compare-periods"
COMPARE_SORT = "compare-sort"
COMPARE_CHART = "compare-chart"
COMPARE_PANELS = "compare-panels"

TARGETS_URL = "targets-url"
TARGETS_REGIONS = "targets-regions"
TARGETS_TOPICS = "targets-topics"
TARGETS_STATES = "targets-states"
TARGETS_MODALITIES = "targets-modalities"
TARGETS_DUE = "targets-due"
TARGETS_DAY = "targets-day"
TARGETS_BY = "targets-by"
TARGETS_LEDGER = "targets-ledger"

COVERAGE_URL = "coverage-url"
COVERAGE_TOPIC = "coverage-topic"
COVERAGE_LEVELS = "coverage-levels"
COVERAGE_MATRIX = "coverage-matrix"

REGION_URL = "region-url"
REGION_CHOICE = "region-choice"

DATA_URL = "data-url"
DATA_REGIONS = "data-regions"
DATA_INDICATORS = "data-indicators"
DATA_ROLES = "data-roles"
DATA_SOURCES = "data-sources"
DATA_TEXT = "data-text"
DATA_SUMMARY = "data-summary"
DATA_GRID = "data-grid"
DATA_RECORD = "data-record"

# The figure that the address of a source names; style sheet and script know it too.
MARKED = "marked"
