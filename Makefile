# The commands of the project. `make run` and `make test` set up whatever the machine lacks.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help run test setup setup-test build clean

# Every recipe that needs the project's Node sources this file first; tools/setup/environment-file.sh describes it.
ENVIRONMENT := node_modules/.bakylau/env

help: ## Show the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run: setup ## Set up what is missing, build what has changed, start the service on embedded defaults
	@source $(ENVIRONMENT) && tools/setup/build-if-changed.sh && exec node --disable-warning=DEP0060 dist/apps/standalone/apps/standalone/src/main.js

test: setup-test ## Set up what is missing, then run all checks and tests
	@source $(ENVIRONMENT) && npm run ci

setup: ## Set up Node, npm packages and the mediasoup worker
	@tools/setup/setup.sh run

setup-test: ## The same, with the browser and the servers that tests drive
	@tools/setup/setup.sh test

build: setup ## Build apps and pages into dist/ when sources have changed
	@source $(ENVIRONMENT) && tools/setup/build-if-changed.sh

clean: ## Remove what was built; packages, caches and data stay
	@rm -rf dist coverage test-results
