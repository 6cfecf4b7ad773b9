"""The fixed addresses of the interface."""

BELOW = "/api"
ROOT = f"{BELOW}/v1"
RELEASES = f"{ROOT}/releases"
PROBLEMS = f"{ROOT}/problems"
OPENAPI = f"{ROOT}/openapi.json"
