unexport PYTHONDONTWRITEBYTECODE # what is not kept is compiled again by each of the hundreds of processes of a run

# Two commands do everything on a fresh machine: `make site` and `make test`.
PYTHON := $(shell for one in python3.13 python3.12 python3.11 python3; do \
	command -v $$one >/dev/null 2>&1 && $$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
BIN := .venv/bin
SITE := .venv/.site
DEV := .venv/.dev
# The worked example is judged on the day for which it was written, so that it reads the same next year.
EXAMPLE_DAY := 2026-11-24

.PHONY: help site serve manual test check format bench fuzz dist cases lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-8s %s\n", $$1, $$2 }' Makefile

site: $(SITE) ## install into .venv and build the trust center
	@$(BIN)/onward build --strict

serve: $(SITE) ## the trust center on this machine, rebuilt on every change
	@$(BIN)/onward serve

manual: $(DEV) ## build the manual into manual/site
	@$(BIN)/mkdocs build -q -f manual/mkdocs.yml
	@echo manual/site/index.html

test: $(DEV) ## install what tests need, a browser included, and run all tests
	@ONWARD_CHROMIUM="$$($(BIN)/python tools/browser.py)" && export ONWARD_CHROMIUM && $(BIN)/python -m pytest

check: $(DEV) ## what CI runs: format, lint, types, tests, strict builds, the lint of our own inventory
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(MAKE) test
	$(BIN)/onward build --strict
	$(MAKE) manual
	$(BIN)/onward lint --on $(EXAMPLE_DAY)

format: $(DEV) ## format the code and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: $(DEV) ## speed and memory as ratios against named peers in the same run
	@ONWARD_CHROMIUM="$$($(BIN)/python tools/browser.py)" && export ONWARD_CHROMIUM && $(BIN)/python bench/run.py $(ONLY) \
		$(if $(ONLY),,&& $(BIN)/python bench/drawings.py)

fuzz: $(DEV) ## damage what Onward reads, and see that it always answers or refuses: make fuzz RUNS=1000 SEED=0 ONLY=HAR
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/fuzz.txt || \
		echo "there is no build of Atheris for this machine: Hypothesis damages texts at random"
	@$(BIN)/python tools/fuzz --runs $(or $(RUNS),1000) --seed $(or $(SEED),0) --only "$(ONLY)"

dist: $(DEV) ## what a release consists of, into dist: sdist, wheel, CycloneDX bill of materials; the same bytes each time
	@export SOURCE_DATE_EPOCH="$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)}" && rm -rf dist && \
		$(BIN)/python -m hatchling build -d dist >/dev/null && $(BIN)/python tools/sbom.py dist/onward.cdx.json dist/*.whl dist/*.tar.gz

cases: $(SITE) ## the story of real lists, a folder each, their revisions in order: make cases DIR=path
	@$(BIN)/python tools/cases.py "$(DIR)"

lock: $(DEV) ## renew the locked dependencies to the newest that fit
	$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml requirements/build.in -o requirements/site.txt
	$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra test --extra dev -c requirements/site.txt pyproject.toml requirements/build.in -o requirements/dev.txt
	$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		requirements/fuzz.in -o requirements/fuzz.txt
	$(BIN)/python tools/licences.py
	$(BIN)/python tools/npm.py lock

clean: ## remove what was built
	rm -rf .venv dist site manual/site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Onward needs Python 3.11 or newer; install it, then run make again (make PYTHON=... names one)."; exit 2; }
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
		echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv"; exit 2; }

.venv/pyvenv.cfg: .venv/bin/python # of this day where .venv is new; `python` has the age of the one it points to
	@:

$(SITE): .venv/pyvenv.cfg requirements/site.txt pyproject.toml
	@$(BIN)/python tools/install.py site
	@touch $@

$(DEV): .venv/pyvenv.cfg requirements/dev.txt pyproject.toml tests/npm/package.json tests/npm/package-lock.json
	@$(BIN)/python tools/install.py dev
	@touch $(SITE) $@
