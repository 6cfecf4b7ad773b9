# `make run` and `make test` set up everything they need on a fresh Debian machine with Python ≥ 3.11.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8050
export HOST PORT

BIN := .venv/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
APT_INSTALL := $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test check format lock browser bench bench-pages clean

run: build/packed.stamp
	$(BIN)/indicators serve

test: check browser
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/indicators check

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev
	$(BIN)/python bench/audit.py

# Our pages against a Vizro dashboard of the same charts; Vizro has an environment of its own.
bench-pages: .venv/dev .venv-vizro/ready browser
	$(BIN)/python bench/pages.py --write

# Chromium is driven by the page tests; the font lets it draw Chinese.
browser:
	@command -v chromium > /dev/null && fc-list :lang=zh 2> /dev/null | grep -q . || { $(APT_INSTALL) chromium fontconfig fonts-noto-cjk; }

# The lock files hold hashes and no addresses: the machine's own settings say where packages come from.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
lock:
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) pyproject.toml --group dev --output-file requirements-dev.txt
	$(LOCK) bench/requirements-vizro.in --output-file bench/requirements-vizro.txt

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed; set PYTHON=…'; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2> /dev/null || { $(APT_INSTALL) python3-venv; }
	$(PYTHON) -m venv .venv

.venv/run: requirements.txt pyproject.toml | .venv/bin/python
	$(PIP_INSTALL) --require-hashes -r requirements.txt
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

build/packed.stamp: .venv/run $(wildcard assets/*)
	$(BIN)/python -m app.packing
	touch $@

.venv/dev: requirements-dev.txt pyproject.toml | .venv/bin/python
	$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

.venv-vizro/ready: bench/requirements-vizro.txt | .venv/bin/python
	$(PYTHON) -m venv .venv-vizro
	.venv-vizro/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

clean:
	rm -rf .venv .venv-vizro build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
