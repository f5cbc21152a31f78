# Everything a contributor runs. `make` alone prints this list.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
TEXTS  ?= ../shared/data/nlp-training

.DEFAULT_GOAL := help
.PHONY: help install demo check test docs train evaluate bench-read lock clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk 'BEGIN {FS = ":.*## "} {printf "  make %-10s %s\n", $$1, $$2}'

install: $(STAMP) ## Set up .venv from the lock

demo: $(STAMP) ## Set up, then crawl and judge the sample web on loopback
	$(BIN)/manumit demo

check: $(STAMP)-dev ## Format, lint, types, layers and the fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow and not neo4j"

test: $(STAMP)-dev ## Everything, against a real Neo4j server that this starts and stops
	@sh scripts/test.sh

docs: $(STAMP)-dev ## Write docs/reference from the code
	$(BIN)/python scripts/reference.py

evaluate: $(STAMP)-dev ## Measure the reader and write docs/reference/reading-quality.md (GOLD=FILE: on a file of yours too)
	$(BIN)/python -m nlp.evaluation $(if $(GOLD),--gold $(GOLD))

train: $(STAMP)-dev ## Train the reader's model on nlp/corpus into nlp/model (about an hour on two cores; installs torch)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[training]'
	$(BIN)/python -m nlp.training $(if $(wildcard $(TEXTS)),--names $(TEXTS))

bench-read: $(STAMP)-dev ## Measure the speed of reading (TEXTS=FOLDER of training texts)
	$(BIN)/python benchmarks/read.py --text $(TEXTS) --narratives $(dir $(TEXTS))dol_sweat_toil/country_narratives_2022_edition.csv --write

lock: ## Renew the locks (needs uv)
	uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header -q -o requirements/run.lock
	uv pip compile pyproject.toml requirements/build.in --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header -q -o requirements/dev.lock

clean: ## Remove what was built (never manumit-data)
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache deploy/neo4j/lib

$(STAMP): requirements/run.lock pyproject.toml
	@sh scripts/venv.sh $(PYTHON) $(VENV) requirements/run.lock
	@touch $@

$(STAMP)-dev: requirements/dev.lock pyproject.toml
	@sh scripts/venv.sh $(PYTHON) $(VENV) requirements/dev.lock
	@touch $@ $(STAMP)
