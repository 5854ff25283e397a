#!/usr/bin/env bash
# All checks of the project, one after another, each with its time. Every check runs even when an earlier one failed;
# the last lines say which failed. Called by `make test`.
set -uo pipefail
cd "$(dirname "$0")/../.."

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
summary=()
failed=0

step() {
  local name=$1
  shift
  printf '\n== %s\n' "$name"
  local start=$SECONDS status=ok
  "$@" || { status=FAILED; failed=1; }
  summary+=("$(printf '%-12s %-6s %4d s' "$name" "$status" $((SECONDS - start)))")
}

tests() {
  npx jest --selectProjects "$1" --ci --json --outputFile "$results/$1.json" "${@:2}"
}

step types npm run --silent typecheck
step lint npm run --silent lint
step boundaries npm run --silent boundaries
step catalogues npm run --silent check:catalogues
step build npm run --silent build
step openapi npm run --silent openapi:check
step unit tests unit
step medium tests medium --runInBand
step media tests media --runInBand
step e2e tests e2e --runInBand

printf '\n== summary (%d s in all)\n' "$SECONDS"
printf '%s\n' "${summary[@]}"
node tools/ci/count-tests.mjs "$results"
exit "$failed"
