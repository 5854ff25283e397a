# shellcheck shell=bash
# Sourced. What the set-up found, for whoever starts the service or the tests: `source node_modules/.bakylau/env`.

# write_environment_file: the variables are
#   MEDIASOUP_WORKER_BIN  the worker that passed the smoke test
#   CHROMIUM_PATH         the browser for tests, when there is one
#   PATH                  the project's Node and tools first, then npm, then test programs
write_environment_file() {
  local path=$root/node_modules/.bin chromium=${CHROMIUM_PATH:-}
  # Where the system's npm does not run under the project's Node, the one of the set-up takes its place.
  [[ $(command -v npm) != "$toolchain"/* ]] || path+=:$toolchain/node_modules/.bin
  [[ ! -d $private_debian/bin ]] || path+=:$private_debian/bin
  [[ -n $chromium ]] || chromium=$(PATH=$path:$PATH command -v chromium || true)
  # Servers such as nats-server live in sbin, which is not on every user's PATH.
  {
    printf '# Written by tools/setup/setup.sh; renewed by every make.\n'
    printf 'export MEDIASOUP_WORKER_BIN=%q\n' "$worker_bin"
    [[ -z $chromium ]] || printf 'export CHROMIUM_PATH=%q\n' "$chromium"
    # shellcheck disable=SC2016 # $PATH is for the reader of the file
    printf 'export PATH=%q:"$PATH":/usr/local/sbin:/usr/sbin:/sbin\n' "$path"
  } >"$state/env"
}
