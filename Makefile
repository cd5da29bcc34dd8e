# Two commands do everything: `make brief` builds the Urdu briefing, `make test` passes the tests.
PYTHON ?= python3
# The outside judges that the tests ask: PDF readers, qpdf, LibreOffice, Unicode's own test files.  Where Debian keeps the
# forms of LibreOffice's windows apart, LibreOffice stops at a content control without them, even with no window.
JUDGES := poppler-utils qpdf libreoffice-writer-nogui,libreoffice-writer libreoffice-uiconfig-writer? unicode-data unzip
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
# Microsoft's Open XML SDK, which judges the Word files, and pdf.js, which reads the PDFs, come from npm.
OPEN_XML_SDK := tests/judges/node_modules/.package-lock.json

.PHONY: brief all test lint check pictures lock clean

brief: $(STAMP)  ## build/binh-thuan.ur.pdf and .docx
	$(BIN)/reportgen build --lang ur

all: $(STAMP)  ## the briefings in every language
	$(BIN)/reportgen build --lang all

test: $(DEV_STAMP) $(OPEN_XML_SDK)  ## all tests
	@.ci/tools $(JUDGES)
	$(BIN)/python -m pytest

lint: $(DEV_STAMP)  ## ruff, mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: $(STAMP)  ## the figures of data/, the templates, and the example in docs/
	$(BIN)/reportgen check data templates
	reportgen=$$(realpath $(BIN)/reportgen) && cd docs/examples/hospitals && $$reportgen check data/hospitals.yaml templates --source article.txt

pictures: all $(DEV_STAMP)  ## the pictures of the README, from real output (needs poppler-utils, libreoffice-writer-nogui)
	mkdir -p docs/pictures/charts docs/pictures/before-after build/word
	for page in ur-1 ur-3 vi-1 en-1 en-2; do \
	  pdftoppm -r 84 -png -singlefile -f $${page#*-} -l $${page#*-} build/binh-thuan.$${page%-*}.pdf docs/pictures/$$page; \
	done
	for lang in ur vi; do \
	  soffice --headless --convert-to pdf --outdir build/word build/binh-thuan.$$lang.docx >/dev/null; \
	  pdftoppm -r 84 -png -singlefile build/word/binh-thuan.$$lang.pdf docs/pictures/$$lang-word; \
	done
	reportgen=$$(realpath $(BIN)/reportgen) && cd docs/examples/charts && $$reportgen build --template charts --format pdf --lang en,ur --out $(CURDIR)/build/charts
	$(BIN)/python docs/pictures/charts.py build/charts/harbours.charts.en.pdf docs/pictures/charts bar dots panels own-scale slope - -
	$(BIN)/python docs/pictures/charts.py build/charts/harbours.charts.ur.pdf docs/pictures/charts - - - - ur-slope - -
	for lang in en ur; do \
	  $(BIN)/python docs/pictures/plain.py build/binh-thuan.$$lang.docx build/word/plain.$$lang.docx; \
	  soffice --headless --convert-to pdf --outdir build/word build/word/plain.$$lang.docx >/dev/null; \
	  pdftoppm -r 80 -png -singlefile build/word/plain.$$lang.pdf docs/pictures/before-after/$$lang-before; \
	  pdftoppm -r 80 -png -singlefile build/binh-thuan.$$lang.pdf docs/pictures/before-after/$$lang-after; \
	done
	$(BIN)/python docs/pictures/smaller.py docs/pictures/*.png docs/pictures/*/*.png

lock: $(DEV_STAMP)  ## pin the versions that development and CI use
	$(BIN)/python -m pip freeze --exclude-editable --exclude reportgen > requirements.lock

clean:
	rm -rf $(VENV) build

$(OPEN_XML_SDK): tests/judges/package.json tests/judges/package-lock.json
	@command -v npm >/dev/null || .ci/tools nodejs npm
	npm ci --prefix tests/judges --no-audit --no-fund --loglevel=error
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=... names another one)"; exit 2; }
	@$(PYTHON) -m ensurepip --version >/dev/null 2>&1 || .ci/tools python3-venv
	@$(PYTHON) -m venv $(VENV)

$(STAMP): $(VENV)/bin/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	@touch $@

$(DEV_STAMP): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev]'
	@touch $@
