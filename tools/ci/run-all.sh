#!/usr/bin/env bash
# All checks of the project, each with its time. Every check runs even when an earlier one failed;
# the last lines say which failed. Called by `make test`.
set -uo pipefail
cd "$(dirname "$0")/../.."

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
mkdir "$results/reports" "$results/lanes"
: >"$results/summary"

# A line of the summary for each check; a lane in the background has only files to tell what it found.
step() {
  local name=$1
  shift
  printf '\n== %s\n' "$name"
  local start=$SECONDS status=ok
  "$@" || status=FAILED
  printf '%-12s %-6s %4d s\n' "$name" "$status" $((SECONDS - start)) >>"$results/summary"
}

# The report's name, the jest projects, and options of jest.
tests() {
  # shellcheck disable=SC2086
  npx jest --selectProjects $2 --ci --json --outputFile "$results/reports/$1.json" "${@:3}"
}

# Whole journeys through browsers depend on how much of a shared machine is theirs: files that fail are gone through once more while there
# is time for it, and the summary names those that passed only then.
journeys() {
  tests e2e e2e --runInBand --testPathPatterns "$journeys" && return
  local failed
  failed=$(node tools/ci/failed-files.mjs "$results/reports/e2e.json") || return
  [ -n "$failed" ] && [ "$SECONDS" -lt "$LAST_SECOND_TRY_S" ] || return
  # shellcheck disable=SC2086
  timeout $((CI_S - SECONDS)) npx jest --selectProjects e2e --ci --json --outputFile "$results/reports/second-e2e.json" --runInBand \
    --runTestsByPath $failed || return
  for file in $failed; do printf 'e2e          flaky  %s passed only when tried again\n' "$(basename "$file")" >>"$results/summary"; done
}
# CI has 40 minutes, with the setup before and the summary after.
CI_S=2300
LAST_SECOND_TRY_S=2000

# These read and compile, each on one core: two lanes side by side, printed one after the other.
lint_lane() {
  step lint npm run --silent lint
}
build_lane() {
  step types npm run --silent typecheck
  step boundaries npm run --silent boundaries
  step catalogues npm run --silent check:catalogues
  step build npm run --silent build
  step openapi npm run --silent openapi:check
}
lint_lane >"$results/lanes/lint" 2>&1 &
build_lane >"$results/lanes/build" 2>&1
wait
cat "$results/lanes/"*

# Jest leaves one core idle unless told; these tests wait for nothing and share nothing.
step unit tests unit unit --maxWorkers=100%
# The api in this process, each file with a database of its own: two at a time.
own_processes='test/medium/(gateway|launcher|storage|create-admin|demo)'
step medium tests medium medium --maxWorkers=2 --testPathIgnorePatterns "$own_processes"
# These start servers, browsers and workers of their own, and measure time.
step processes tests processes medium --runInBand --testPathPatterns "$own_processes"
# Networks and ffmpeg at work on files, and pages over recorded answers: two at a time; then those with a running service, which measure
# time too.
live_media='test/media/(gateway|recording|web|liveness-page|analyzer-transport)'
journeys='test/e2e/(main-job|exam-formats|oral-exam|restart|room-scan)'
step media tests media "media e2e" --maxWorkers=2 --testPathIgnorePatterns "$live_media" "$journeys"
step live-media tests live-media media --runInBand --testPathPatterns "$live_media"
step e2e journeys

printf '\n== summary (%d s in all)\n' "$SECONDS"
cat "$results/summary"
node tools/ci/count-tests.mjs "$results/reports"
! grep -q FAILED "$results/summary"
