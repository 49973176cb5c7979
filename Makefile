# Everything sets itself up: a machine needs Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PAGES ?=
OUT ?=
MINUTES ?= 30
export PYTHONHASHSEED := 0
# Tests start a hundred processes: without byte code each would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := reports
.PHONY: help setup reports test fuzz lab figures bench lock clean

# make takes any name for a variable: a wrong one would be passed over.
SETTINGS := PAGES OUT MINUTES ONLY PYTHON
GIVEN := $(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),$(name)))
ifneq ($(filter-out $(SETTINGS),$(GIVEN)),)
$(error No setting: $(filter-out $(SETTINGS),$(GIVEN)). Settings are written in capitals: $(SETTINGS:%=%=))
endif
ifneq ($(PAGES),)
ifeq ($(OUT),)
$(error PAGES needs OUT: the reports of your pages do not replace those of this project; add OUT=my-reports)
endif
endif
BUILD = $(PY) -m helpers build $(if $(PAGES),--pages "$(PAGES)") $(if $(OUT),--out "$(OUT)")

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

setup: $(VENV)/ready ## make .venv, once

# uv is fast and compiles byte code; where it cannot be had, or cannot reach an index, pip does the same more slowly.
NO_VENV := No virtual environment can be made: Python lacks its venv module (Debian, Ubuntu: apt-get install python3-venv)
$(VENV)/ready: requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (once, under a minute)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(NO_VENV)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@{ $(PY) -m pip install -q --disable-pip-version-check uv \
	   && VIRTUAL_ENV=$(VENV) $(VENV)/bin/uv pip install -q --compile-bytecode --require-hashes -r requirements.lock \
	   && VIRTUAL_ENV=$(VENV) $(VENV)/bin/uv pip install -q --compile-bytecode --no-build-isolation --no-deps -e . ; } \
	 || { echo "uv cannot be used here (see above); pip goes on, which takes some minutes" \
	   && $(PY) -m pip install -q --disable-pip-version-check --compile --require-hashes -r requirements.lock \
	   && $(PY) -m pip install -q --disable-pip-version-check --compile --no-build-isolation --no-deps -e . ; }
	@touch $@

reports: $(VENV)/ready ## build all reports; PAGES=folder OUT=folder for pages of your own
	@$(BUILD)

figures: reports ## the same

test: $(VENV)/ready ## check everything that README.md promises; ONLY="tests/pages" for some of it
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m pytest -q -n 2 --dist loadfile $(ONLY)

fuzz: $(VENV)/ready ## pages made up, printed and spoiled for MINUTES=30; ends with 1 and the page if one is misread
	@$(PY) tests/support/fuzz.py $(MINUTES)

lab: $(VENV)/ready ## JupyterLab on the notebooks; PAGES=folder OUT=folder on pages of your own
	@$(if $(OUT),$(BUILD))
	@cd "$(or $(OUT),.)" && "$(CURDIR)/$(VENV)/bin/python" -m jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) \
	  --ServerApp.root_dir=. --ContentsManager.pre_save_hook=helpers.build.lab.keep_clean notebooks/00-data.ipynb

bench: $(VENV)/ready ## how long reading and building take
	@for file in benchmarks/*.py; do $(PY) $$file || exit 1; done

lock: $(VENV)/ready ## renew requirements.lock from pyproject.toml
	@$(VENV)/bin/uv pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --group test --group build pyproject.toml -o requirements.lock

clean: ## remove .venv and caches
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis
