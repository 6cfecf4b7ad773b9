"""Ids of what is touched after a page was sent: live components, and elements of the page that are filled.

The control of a parameter of the address bears its page and its name, `compare-family`; `assets/live.js` composes
addresses by it.
"""

URL = "url"
BUILT = "built"  # the address that the controls were built for
LACKING = "lacking"  # the address of a page that has no controls yet
CONTROLS = "controls"

OVERVIEW_SHOWN = "overview-show"
OVERVIEW_TILES = "overview-tiles"

COMPARE_FAMILY = "compare-family"
COMPARE_REGIONS = "compare-region"
COMPARE_LEVELS = "compare-level"
COMPARE_PERIOD = "compare-period"
COMPARE_SORT = "compare-sort"
COMPARE_CHART = "compare-chart"
COMPARE_PANELS = "compare-panels"

TARGETS_REGIONS = "targets-region"
TARGETS_TOPICS = "targets-topic"
TARGETS_STATES = "targets-state"
TARGETS_MODALITIES = "targets-modality"
TARGETS_DUE = "targets-due"
TARGETS_DAY = "targets-as_of"
TARGETS_BY = "targets-by"
TARGETS_LEDGER = "targets-ledger"

COVERAGE_TOPIC = "coverage-topic"
COVERAGE_LEVELS = "coverage-level"
COVERAGE_MATRIX = "coverage-matrix"

REGION_CHOICE = "region-choice"

DATA_REGIONS = "data-region"
DATA_INDICATORS = "data-indicator"
DATA_ROLES = "data-role"
DATA_SOURCES = "data-source"
DATA_TEXT = "data-q"
DATA_GRID = "data-obs"
DATA_SUMMARY = "data-summary"
DATA_RECORD = "data-record"

# The figure that the address of a source names; style sheet and script know it too.
MARKED = "marked"

# Files and citation at the foot of every page, which follow what is shown.
TAKEAWAY_SHOWN = "takeaway-shown"
TAKEAWAY_CITED = "takeaway-cited"
