# Each target works on a fresh clone: what it needs is installed first, once, into .venv.

PYTHON ?= python3
DOCUMENTS ?=
PORT ?=
KIND ?=
INDEX ?=
TORCH_INDEX ?=
SETS ?=
SHARED ?= ../shared
PYTEST_OPTIONS ?=

# What is measured on, where real papers lie beside the project: those that the sets ask about.
MEASURED := build/eval
REAL_SETS := $(sort $(wildcard $(SHARED)/eval/qa/*.jsonl $(SHARED)/eval/beir/*))
REAL_PAPERS := $(if $(REAL_SETS),$(wildcard $(addprefix $(SHARED)/corpus/,jbz-raad aanhangsel nota brief-pdf)))

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help chat test lint check bench growth first-look load kills fuzz eval specimen lock clean

help:
	@echo "make chat    serve the chat on http://127.0.0.1:7860"
	@echo "             DOCUMENTS=folder indexes a folder first; PORT=number"
	@echo "make test    run the tests"
	@echo "make check   format, lint, types, import contracts, tests with coverage"
	@echo "make bench   measure speed and memory"
	@echo "make growth  time questions on 1,000, 10,000 and 100,000 answers: INDEX=folder"
	@echo "make first-look   time the first page and marked quotes in Chromium; SETS=set INDEX=folder"
	@echo "make load    let 50 people ask 2,000 questions, twice; SETS=set INDEX=folder"
	@echo "make kills   kill 'index add' at 50 random moments and open what is left"
	@echo "make fuzz    read thousands of damaged files of each kind; KIND=pdf chooses"
	@echo "make eval    measure answers, on the sets in eval/sets and, where they lie beside the"
	@echo "             project, on real papers; SETS=set INDEX=folder measures on others"
	@echo "make lock    write constraints.txt from the environment that passed"
	@echo "make clean   remove .venv and what tools leave behind; the index stays"
	@echo
	@echo "PYTHON=python3.12 chooses a Python; TORCH_INDEX=https://download.pytorch.org/whl/cpu"
	@echo "takes torch from there, without the packages for graphics cards."

chat: $(INSTALLED)
	$(BIN)/python -m app $(if $(PORT),--port $(PORT)) $(if $(DOCUMENTS),--documents "$(DOCUMENTS)")

test: $(INSTALLED_DEV)
	$(BIN)/pytest $(PYTEST_OPTIONS)

lint: $(INSTALLED_DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint
	$(MAKE) test PYTEST_OPTIONS="--cov --cov-report=term $(PYTEST_OPTIONS)"

bench: $(INSTALLED_DEV)
	$(BIN)/python -m eval.bench

growth: $(INSTALLED_DEV)
	$(BIN)/python -m eval.growth eval/sets/elsewhere.jsonl $(if $(INDEX),--index "$(INDEX)")

load: $(INSTALLED_DEV)
	$(BIN)/python -m eval.load $(SETS) $(if $(INDEX),--index "$(INDEX)")

first-look: $(INSTALLED_DEV)
	$(BIN)/python -m eval.first_look $(SETS) $(if $(INDEX),--index "$(INDEX)")

kills: $(INSTALLED_DEV)
	$(BIN)/python -m eval.kills

fuzz: $(INSTALLED_DEV)
	$(BIN)/python -m eval.fuzz $(if $(KIND),--kind $(KIND))

ifneq ($(SETS),)
eval: $(INSTALLED_DEV)
	$(BIN)/python -m eval run $(SETS) $(if $(INDEX),--index "$(INDEX)")
else
eval: $(INSTALLED_DEV)
	$(BIN)/vraagbaak index add src/vraagbaak/specimen/*.pdf --index $(MEASURED)/index-specimen
	$(BIN)/python -m eval run eval/sets/specimen.jsonl eval/sets/elsewhere.jsonl \
		--index $(MEASURED)/index-specimen --out $(MEASURED)/specimen
	$(if $(REAL_PAPERS),$(BIN)/vraagbaak index add $(REAL_PAPERS) --index $(MEASURED)/index-papers)
	$(if $(REAL_PAPERS),$(BIN)/python -m eval run $(REAL_SETS) eval/sets/elsewhere.jsonl \
		--index $(MEASURED)/index-papers --out $(MEASURED)/papers)
	$(BIN)/python -m eval reading --out $(MEASURED)
endif

specimen: $(INSTALLED_DEV)
	$(BIN)/python -m vraagbaak.specimen.typeset

# The suffix of a local build (torch's +cpu) is left out: elsewhere that build does not exist.
lock: $(INSTALLED_DEV)
	$(PIP) freeze --all --exclude pip --exclude-editable | sed -E -e '/ @ /d' -e '/^-e/d' -e '/^#/d' -e 's/\+[A-Za-z0-9.]+$$//' \
		| LC_ALL=C sort -f > constraints.new
	mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	rm -rf .coverage htmlcov dist build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Vraagbaak needs Python 3.11 or newer; $(PYTHON) is older or missing." >&2; \
		echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml constraints.txt | $(BIN)/python
	$(if $(TORCH_INDEX),$(PIP) install -c constraints.txt --no-deps --index-url $(TORCH_INDEX) torch)
	$(PIP) install -c constraints.txt -e .
	touch $@

$(INSTALLED_DEV): $(INSTALLED)
	$(PIP) install -c constraints.txt -e ".[dev]"
	touch $@
