#!/usr/bin/env bash
# Builds mediasoup-worker from the sources inside the npm package against the distribution's libraries.
# Usage: build.sh <file to write>. Needs the packages of build-packages.txt; 3 to 4 minutes on 2 cores.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
target=$1
sources=$root/node_modules/mediasoup/worker

# shellcheck source=../progress.sh
source "$here/../progress.sh"

[[ -f $sources/meson.build ]] || fail "$sources is missing: run 'npm ci' first"

work=$(mktemp -d "${TMPDIR:-/tmp}/bakylau-worker.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/worker"
# Results of other builds (out, pip_invoke, prebuild) stay behind. meson wants the test sources to exist, without building them.
(cd "$sources" && cp -r meson.build meson_options.txt deps fbs include src mocks test fuzzer "$work/worker/")
cp -r "$here/subprojects" "$work/worker/subprojects"
cd "$work/worker"
for change in "$here"/patches/*.patch; do
  patch -s -p1 <"$change" || fail "$(basename "$change") no longer fits this mediasoup version: renew the patch"
done

# In a private folder meson runs on the python3 beside it, because its first line names the system's Python, which is not there.
# Elsewhere that line is right, and the first python3 of PATH may be another one that knows no meson (pyenv, conda).
meson=("$(command -v meson)")
if python3 -c 'import mesonbuild' 2>/dev/null; then meson=(python3 "${meson[@]}"); fi
# The built-in bandwidth estimation (ms_use_builtin_bwe) needs neither abseil nor libwebrtc, which Debian does not package in this form.
step 'mediasoup-worker: configure' \
  "${meson[@]}" setup --buildtype release -Db_ndebug=true -Dms_use_builtin_bwe=true --wrap-mode nodownload out .
step 'mediasoup-worker: compile (about 4 minutes on 2 cores)' ninja -C out mediasoup-worker
strip out/mediasoup-worker

# Written beside the target and renamed, so that an interrupted build never leaves half a file in the cache.
mkdir -p "$(dirname "$target")"
cp out/mediasoup-worker "$target.new"
mv "$target.new" "$target"
