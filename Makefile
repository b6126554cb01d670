# factdesk: the commands of README.md and of CI. Everything lives in .venv and .peers; remove them to start anew.
VENV := .venv
PYTHON ?= python3
BIN := $(CURDIR)/$(VENV)/bin
# The build backend looks for its tool on the PATH.
export PATH := $(BIN):$(PATH)
PIP := $(BIN)/pip --disable-pip-version-check --quiet --quiet

.PHONY: demo test check lint types contracts fix peers bench quality prove pack requirements clean

demo: $(VENV)/run.stamp  ## check a sample article with slips in it, offline, and print the checklist
	@$(BIN)/factdesk check --offline --published 2024-07-06 docs/sample-article.txt

test: $(VENV)/dev.stamp  ## the test suite, in a network of its own
	@.ci/closed $(BIN)/python -m pytest -n auto --dist loadfile $(PYTEST_OPTIONS)

check: lint types contracts test  ## all gates

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

contracts: $(VENV)/dev.stamp
	$(BIN)/lint-imports

fix: $(VENV)/dev.stamp  ## mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

peers: $(VENV)/dev.stamp  ## install the real parts that tests run against (Slack stand-in, MediaWiki, Postgres)
	.ci/peers

bench: $(VENV)/dev.stamp  ## speed, printed; never a test
	.ci/closed $(BIN)/python -m tests.bench.engine
	.ci/closed $(BIN)/python -m tests.bench.claims
	.ci/closed $(BIN)/python -m tests.bench.lookups
	.ci/closed $(BIN)/python -m tests.e2e.bench_paste docs/sample-article.txt --published 2024-07-06
	.ci/closed $(BIN)/python -m tests.bench.ack

quality: $(VENV)/dev.stamp  ## plant errors in true articles and measure what is caught (about five minutes); fails below a floor
	.ci/closed $(BIN)/python -m tests.quality.measure --check-floors

prove: $(VENV)/dev.stamp  ## the long proofs at full size (about an hour), written to docs/proof.md
	.ci/closed $(BIN)/python -m tests.prove

pack: $(VENV)/run.stamp  ## compile the embedded reference pack from TABLE=facts.jsonl
	$(BIN)/python -m checks.data.compile_pack $(TABLE) checks/data/pack.json

requirements:  ## pin every package by hash again (needs uv); no host gets into the files
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-annotate --no-header --quiet -o .ci/requirements-dev.txt
	uv pip compile pyproject.toml .ci/build.in -c .ci/requirements-dev.txt --universal --generate-hashes --no-annotate --no-header --quiet -o .ci/requirements.txt

clean:
	rm -rf $(VENV) .peers

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "factdesk needs Python 3.11 or newer; set PYTHON=python3.12 or similar."; exit 1; }
	@echo "Creating $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(VENV)/bin/python .ci/requirements.txt pyproject.toml
	@echo "Installing factdesk (about a minute, once) ..."
	@$(PIP) install --require-hashes -r .ci/requirements.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp .ci/requirements-dev.txt
	@echo "Installing the development tools ..."
	@$(PIP) install --require-hashes -r .ci/requirements-dev.txt
	@touch $@
