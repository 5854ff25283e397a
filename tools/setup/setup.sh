#!/usr/bin/env bash
# Makes a fresh Debian machine ready. Usage: setup.sh run | test
#   run   Node, npm packages, the mediasoup worker
#   test  the same, and the programs that tests drive: a browser, ffmpeg, a NATS server, an S3 server
# Every step is skipped when its result is already there. The result that others read is node_modules/.bakylau/env.
# shellcheck disable=SC2034 # the sourced parts use the variables below
set -euo pipefail

mode=${1:-run}
setup_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$setup_folder/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/bakylau
state=$root/node_modules/.bakylau
toolchain=$cache/toolchain
private_debian=$cache/debian
multiarch=$(uname -m)-linux-gnu
worker_bin=''

for part in progress node-toolchain npm-packages debian-packages debian-private private-programs mediasoup-worker \
  environment-file; do
  # shellcheck disable=SC1090
  source "$setup_folder/$part.sh"
done

[[ $mode == run || $mode == test ]] || fail "unknown mode '$mode': use 'setup.sh run' or 'setup.sh test'"
[[ $(uname -s) == Linux ]] || fail 'the set-up knows Debian Linux only: use the images in docker/ on other systems'
mkdir -p "$cache"

# Two set-ups at once would write the same files; the second one waits.
exec 9>"$cache/setup.lock"
flock -n 9 || { say 'another set-up is running; waiting for it'; flock 9; }

use_node_toolchain
install_npm_packages
"$setup_folder/postgres-for-root.sh"
provide_mediasoup_worker
if [[ $mode == test ]]; then
  mapfile -t test_packages <"$setup_folder/test-packages.txt"
  install_debian_packages 'for tests: browser, ffmpeg, NATS, S3' "${test_packages[@]}"
fi
write_private_wrappers
write_environment_file
