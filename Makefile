# make ask             set everything up, index documents/ and answer a question
# make ask Q="..."     ... this question
# make test            set everything up and run every check
# make bench           measure the speed on documents/, or on ARTICLES=folder with QUESTIONS=file.jsonl
# make bench-scale     grow the INDEX to SIZES of passages in GROWN=folder, and measure with QUESTIONS=file.jsonl;
#                      beside it txtai and LangChain, each scored by SCORE=command
# make bench-certainty tell how well "sure" holds on LABELLED=folder, and fit it anew
# make bench-speakers  print the speakers of .onrecord, or of INDEX=folder, to be read for those that are wrong
# make bench-pages   tell how well pages are read, beside trafilatura alone, on those of the tests
# make docs            write what commands print into docs/ anew
# make ... TORCH_INDEX=ADDRESS   take torch from the package index at ADDRESS, such as PyTorch's own for the CPU build
# make lock            renew the locks after a change of dependencies in pyproject.toml

VENV ?= .venv
PYTHON ?= $(shell command -v python3.11 || command -v python3)
ARTICLES ?= documents
INDEX ?= .onrecord
Q ?= What did Volkonin say about the dam?
override Q := $(value Q)
# The line above keeps dollars in a question as they are.
export Q

# Torch differs from machine to machine: it alone chooses its build and its companions, so it is pinned by
# version and the locks hold everything else, by hash.
TORCH := $(shell sed -n 's/^ *"\(torch==[^"]*\)",$$/\1/p' pyproject.toml)
PIP := $(VENV)/bin/python -m pip
UV := uv==0.13.9
BESIDE := build/beside

.PHONY: ask test test-bot test-others bench bench-scale bench-speakers bench-certainty bench-pages lock docs
.DELETE_ON_ERROR:

# An environment knows by its path where it is: one that was moved, or whose Python is gone, is set up again.
PLACE := $(abspath $(VENV))
ifneq ($(shell $(VENV)/bin/python -c '' 2>/dev/null && cat $(VENV)/.place 2>/dev/null),$(PLACE))
$(shell rm -f $(VENV)/.ready $(VENV)/.ready-dev)
endif

ask: $(VENV)/.ready
	$(VENV)/bin/onrecord index
	@printf '%s\n' "$(VENV)/bin/onrecord ask \"$$Q\""
	@$(VENV)/bin/onrecord ask "$$Q"

test: $(VENV)/.ready-dev
	$(VENV)/bin/python -m ruff check .
	$(VENV)/bin/python -m ruff format --check .
	$(VENV)/bin/python -m mypy
	$(VENV)/bin/python -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
	$(MAKE) --jobs=2 --output-sync test-bot test-others

# Two at once: what is tried over the bot's wire waits most of the time.
test-bot: $(VENV)/.ready-dev
	$(VENV)/bin/python -m pytest tests/bot

test-others: $(VENV)/.ready-dev
	$(VENV)/bin/python -m pytest --ignore=tests/bot

bench: $(VENV)/.ready
	$(VENV)/bin/python bench/speed.py "$(ARTICLES)" "$(QUESTIONS)"

bench-scale: $(VENV)/.ready $(BESIDE)/.ready
	$(VENV)/bin/python bench/scale.py "$(INDEX)" "$(QUESTIONS)" "$(GROWN)" "$(SIZES)" $(BESIDE)/bin/python "$(SCORE)"

bench-speakers: $(VENV)/.ready
	$(VENV)/bin/python bench/speakers.py "$(INDEX)"

bench-certainty: $(VENV)/.ready
	$(VENV)/bin/python bench/certainty.py "$(LABELLED)"

bench-pages: $(VENV)/.ready-dev
	$(VENV)/bin/python -m tests.index.articles.page_scores

docs: $(VENV)/.ready-dev
	$(VENV)/bin/python -m tests.documentation

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(call install,requirements.lock)

$(VENV)/.ready-dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(call install,requirements-dev.lock)
	touch $(VENV)/.ready

define install
	@echo "Setting up $(VENV); this takes a few minutes, once. 1 of 3: PyTorch, which is most of it."
	$(PIP) install $(if $(TORCH_INDEX),--index-url "$(TORCH_INDEX)") $(TORCH)
	@echo "2 of 3: the other packages, a minute or so without a word."
	$(PIP) install --quiet --require-hashes --no-deps --requirement $(1)
	@echo "3 of 3: On Record itself."
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(PIP) check
	echo "$(PLACE)" > $(VENV)/.place
	touch $@
endef

# What is measured beside On Record has an environment of its own, which sees On Record's and cannot change it.
$(BESIDE)/.ready: bench/beside.txt $(VENV)/.ready
	$(VENV)/bin/python -m venv --clear $(BESIDE)
	$(VENV)/bin/python -c 'import sysconfig; print("import site; site.addsitedir(\"%s\")" % sysconfig.get_path("purelib"))' \
		> "$$($(BESIDE)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/onrecord.pth"
	$(BESIDE)/bin/python -m pip install --quiet --requirement bench/beside.txt
	touch $@

$(VENV)/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "On Record needs Python 3.11 or newer. README.md, Python, says how to get one."; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip' 2>/dev/null || \
		{ echo "This Python cannot make environments: apt-get install python3-venv"; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)

# The override takes torch out, and with it what only torch would bring.
COMPILE = build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" --overrides build/no-torch.txt

lock:
	"$(PYTHON)" -m venv build/lock
	build/lock/bin/pip install --quiet $(UV)
	echo "torch ; python_version < '3'" > build/no-torch.txt
	echo hatchling | $(COMPILE) pyproject.toml - --output-file requirements.lock
	$(COMPILE) pyproject.toml --extra dev --constraint requirements.lock --output-file requirements-dev.lock
