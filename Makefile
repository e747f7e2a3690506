# One command for each thing people do here; `make` alone lists them.
# Needed: python3 (3.11 or newer) with venv, make, git. Everything else is fetched by the lock files.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check format guide lock messages clean verifiers editor

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
PIP := $(BIN)/pip --disable-pip-version-check --no-input
RUN_LOCKS := requirements.txt requirements-build.txt
DEV_LOCK := requirements-dev.txt
# Written when an environment is complete; newer locks make them again.
RUN_READY := $(VENV)/ready-to-run
DEV_READY := $(VENV)/ready-to-test

help: ## Print this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: $(RUN_READY) ## Serve with invented people at 127.0.0.1:8000, or PORT
	@$(MAKE) -s --no-print-directory editor
	@PORT=$(PORT) exec $(BIN)/lms serve --demonstration

test: ## Set up everything, then run all checks and all tests
	@.ci/machine install
	@$(MAKE) --no-print-directory $(DEV_READY)
	@$(MAKE) --no-print-directory verifiers editor
	@status=0; $(MAKE) --no-print-directory check || status=1; \
	  $(BIN)/pytest -n 2 || status=1; \
	  .ci/machine report; \
	  if ((status)); then echo "Not everything is as it should be: see above."; fi; exit $$status

VERIFIERS := tests/certificates/verifiers
verifiers:
	@if command -v npm >/dev/null; then $(MAKE) -s --no-print-directory $(VERIFIERS)/node_modules/ready; fi

$(VERIFIERS)/node_modules/ready: $(VERIFIERS)/package-lock.json
	@echo "Fetching a verifier of Open Badges that is not ours …"
	@if npm ci --prefix $(VERIFIERS) --silent --no-audit --no-fund; then touch $@; else \
	  echo "!! NOT TESTED: other people's verifier of Open Badges could not be fetched (see above)." >&2; fi

EDITOR := lms/workshop/editor
EDITOR_OFF := "!! OFF: the editor of the workshop has no colours, suggestions and checking while typing,"
editor: ## Build the editor of the workshop, where npm is there
	@if command -v npm >/dev/null; then $(MAKE) -s --no-print-directory lms/static/built/editor.js; else \
	  echo $(EDITOR_OFF) "because npm is not on this machine." >&2; fi

lms/static/built/editor.js: $(wildcard $(EDITOR)/*.js) $(EDITOR)/package.json $(EDITOR)/package-lock.json
	@echo "Building the editor of the workshop …"
	@npm ci --prefix $(EDITOR) --silent --no-audit --no-fund && npm run build --prefix $(EDITOR) --silent || \
	  echo $(EDITOR_OFF) "because npm could not build it (see above)." >&2

check: $(DEV_READY) ## Lint, format, types, layers, templates, content: in that order
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint lms/templates --lint --quiet
	$(BIN)/lms content check

format: $(DEV_READY) ## Put the code in its shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

guide: $(DEV_READY) ## Set the programme guide anew (docs/programme-guide), both languages
	@$(BIN)/python -m scripts.programme_guide

messages: $(DEV_READY) ## Take new words of pages into the Khmer catalogue
	@$(BIN)/pybabel -q extract --no-location -F babel.cfg -o messages.pot .
	@$(BIN)/pybabel -q update --ignore-pot-creation-date --no-fuzzy-matching --ignore-obsolete -w 110 \
	  -l km -i messages.pot -d lms/translations
	@rm messages.pot
	@echo "Now write the Khmer of what is new: lms/translations/km/LC_MESSAGES/messages.po"

LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock: ## Choose versions anew (needs uv); read the difference before you commit it
	$(LOCK) --upgrade pyproject.toml --extra pg -o requirements.txt
	$(LOCK) --upgrade pyproject.toml --extra pg --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) --upgrade --group build -c requirements-dev.txt -o requirements-build.txt

clean: ## Remove the environment and caches; var/, where the data is, stays
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@echo "Making an environment in $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	  echo "Python's venv is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(RUN_READY): $(RUN_LOCKS) pyproject.toml | $(BIN)/python
	@echo "Installing what the program needs (one to two minutes the first time) …"
	@$(PIP) install --quiet --require-hashes $(RUN_LOCKS:%=-r %)
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): $(DEV_LOCK) pyproject.toml | $(BIN)/python
	@echo "Installing what the program and its tests need (two to three minutes the first time) …"
	@$(PIP) install --quiet --require-hashes -r $(DEV_LOCK)
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(RUN_READY)
