# `make run` and `make test` set up everything they need on a fresh Debian machine with Python ≥ 3.11.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8050
export HOST PORT
# Where Debian puts servers, and not everybody looks.
export PATH := $(PATH):/usr/sbin

BIN := .venv/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
APT_INSTALL := $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test trust shots pictures check format lock tools bench clean

run: build/packed.stamp
	$(BIN)/indicators serve

test: check tools build/node/node_modules
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --durations 60

# What must hold when things go wrong, each with its figure, at full counts: about an hour. AREAS=yaml, or several.
trust: .venv/fuzz tools
	$(BIN)/python -m tests.trust $(AREAS)

# What the walk through all pages sees, one picture a page, language and width.
shots: .venv/dev tools
	mkdir -p screenshots
	SHOTS=screenshots $(BIN)/python -m pytest tests/test_walk.py

# The pictures of the editors' guide, of the real product.
pictures: .venv/dev tools
	$(BIN)/python -m tests.pictures

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/indicators check

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# What ours costs beside the peers and beside what cannot be avoided: under ten minutes. Peers have an environment of
# their own.
bench: TOOLS += wrk=wrk
bench: .venv/dev build/packed.stamp .venv-peers/ready tools
	$(BIN)/python -m bench --write

# What tests drive, as command=package: a browser and a font with which it draws Chinese, what the guide shows
# (curl, R, and Node for the grammar of Power Query), a program that opens workbooks, and the server in front.
TOOLS := nginx=nginx-light pg_createcluster=postgresql chromium=chromium fc-list=fontconfig curl=curl Rscript=r-base-core node=nodejs npm=npm soffice=libreoffice-calc-nogui
tools: | .venv/bin/python
	@missing=$$(for tool in $(TOOLS); do command -v $${tool%%=*} > /dev/null || echo $${tool#*=}; done); \
	fc-list :lang=zh 2> /dev/null | grep -q . || missing="$$missing fonts-noto-cjk"; \
	[ -z "$$missing" ] || { $(APT_INSTALL) $$missing; }

# Programs that judge what we write: the grammar of Power Query, and the language server of YAML editors.
build/node/node_modules: tests/node/package-lock.json | tools
	mkdir -p $(@D) && cp tests/node/package.json $< $(@D)
	npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --silent
	touch $@

# The lock files hold hashes and no addresses: the machine's own settings say where packages come from.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
lock:
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) pyproject.toml --extra oidc --constraint requirements.txt --output-file requirements-oidc.txt
	$(LOCK) pyproject.toml --extra postgresql --extra clickhouse --constraint requirements.txt --output-file requirements-servers.txt
	$(LOCK) pyproject.toml --group dev --constraint requirements-oidc.txt --output-file requirements-dev.txt
	$(LOCK) pyproject.toml --group fuzz --constraint requirements-dev.txt --output-file requirements-fuzz.txt
	$(LOCK) bench/requirements-peers.in --output-file bench/requirements-peers.txt
	npm install --prefix tests/node --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --silent
	node tests/node/bare.cjs tests/node/package-lock.json

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

.venv/fuzz: requirements-fuzz.txt .venv/dev
	$(PIP_INSTALL) --require-hashes -r requirements-fuzz.txt
	touch $@

.venv-peers/ready: bench/requirements-peers.txt | .venv/bin/python
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

clean:
	rm -rf .venv .venv-peers build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
