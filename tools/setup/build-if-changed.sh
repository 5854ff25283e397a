#!/usr/bin/env bash
# Builds apps and pages into dist/ unless the sources are those of the last build. Usage: build-if-changed.sh
set -euo pipefail

setup_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$setup_folder/../.." && pwd)
# shellcheck source=progress.sh
source "$setup_folder/progress.sh"
cd "$root"

readonly STAMP=dist/.sources.sha256
readonly MAIN=dist/apps/standalone/apps/standalone/src/main.js

# Tests do not end up in the build, so changing one does not ask for a new build.
sources_hash() {
  {
    find apps libs -type f ! -name '*.spec.ts' ! -name '*.tsbuildinfo' ! -path 'libs/testing/*' -print0
    printf '%s\0' package-lock.json tsconfig.json nest-cli.json
  } | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

hash=$(sources_hash)
if [[ -f $MAIN && -f $STAMP && $(<"$STAMP") == "$hash" ]]; then
  exit 0
fi
rm -f "$STAMP"
step 'build: apps and pages' npm run build
[[ -f $MAIN ]] || fail "the build left no $MAIN: run 'npm run build' and read its output"
printf '%s\n' "$hash" >"$STAMP"
