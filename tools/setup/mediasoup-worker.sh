# shellcheck shell=bash
# Sourced. Provides the mediasoup worker in four ways, in this order: the one that MEDIASOUP_WORKER_BIN names, one from
# the cache folder, mediasoup's official download, a build from the sources in the npm package.

# The official download is 3 MB; where it is blocked, nobody should wait long for that to show.
readonly WORKER_DOWNLOAD_LIMIT_S=20
# mediasoup-worker's exit status when it is started by hand, which proves that it can be loaded on this system.
readonly WORKER_STARTED_BY_HAND=41

# provide_mediasoup_worker: sets $worker_bin to a worker that has passed the smoke test.
provide_mediasoup_worker() {
  local stamp=$state/worker default=$root/node_modules/mediasoup/worker/out/Release/mediasoup-worker
  if [[ -n ${MEDIASOUP_WORKER_BIN:-} ]]; then
    worker_bin=$MEDIASOUP_WORKER_BIN
    worker_can_start "$worker_bin" ||
      fail "MEDIASOUP_WORKER_BIN=$worker_bin is not a mediasoup worker that runs here: correct the path or unset it"
  else
    find_cached_worker || download_worker || build_worker
    # mediasoup looks here when MEDIASOUP_WORKER_BIN is not set, so tests started by hand find the worker as well.
    mkdir -p "$(dirname "$default")"
    ln -sfn "$worker_bin" "$default"
  fi
  if [[ ! -f $stamp || $(<"$stamp") != "$(worker_identity)" ]]; then
    MEDIASOUP_WORKER_BIN=$worker_bin step "mediasoup worker: smoke test of $worker_bin" \
      "$root/node_modules/.bin/node" "$root/tools/setup/worker-smoke-test.mjs" ||
      fail "the worker $worker_bin does not work: delete that file (or correct MEDIASOUP_WORKER_BIN) and try again"
    worker_identity >"$stamp"
  fi
}

worker_identity() {
  stat -L -c '%n %s %Y' "$worker_bin"
}

worker_can_start() {
  local status=0
  [[ -x $1 ]] || return 1
  env -i "$1" >/dev/null 2>&1 || status=$?
  ((status == WORKER_STARTED_BY_HAND))
}

# The name tells apart what must not be mixed: mediasoup version, platform, processor, OpenSSL's binary interface,
# and the build recipe.
worker_cache_prefix() {
  local version
  version=$(sed -n 's/^\t*"version": "\(.*\)",$/\1/p' "$root/node_modules/mediasoup/package.json" | head -n 1)
  printf '%s' "$cache/mediasoup-worker-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)"
}

worker_recipe_hash() {
  (cd "$root/tools/setup/mediasoup-worker" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum) |
    sha256sum | cut -c 1-8
}

find_cached_worker() {
  local candidate
  for candidate in "$(worker_cache_prefix)-official" "$(worker_cache_prefix)"-libssl.so.*-"$(worker_recipe_hash)"; do
    if worker_can_start "$candidate"; then
      worker_bin=$candidate
      return
    fi
  done
  return 1
}

# mediasoup's own install step, with its fallback (a build that needs the network as well) made to fail at once by
# naming `false` as the Python interpreter.
download_worker() {
  local folder=$root/node_modules/mediasoup
  local downloaded=$folder/worker/out/Release/mediasoup-worker
  rm -f "$downloaded"
  say "mediasoup worker: official download (at most $WORKER_DOWNLOAD_LIMIT_S s)"
  (cd "$folder" && PYTHON=false timeout "$WORKER_DOWNLOAD_LIMIT_S" \
    "$root/node_modules/.bin/node" npm-scripts.mjs postinstall) >/dev/null 2>&1 || true
  if worker_can_start "$downloaded"; then
    worker_bin=$(worker_cache_prefix)-official
    cp "$downloaded" "$worker_bin.new"
    mv "$worker_bin.new" "$worker_bin"
    return
  fi
  rm -f "$downloaded"
  say '  not available here; building it instead'
  return 1
}

build_worker() {
  local recipe=$root/tools/setup/mediasoup-worker packages built soname
  mapfile -t packages <"$recipe/build-packages.txt"
  install_debian_packages 'to build the mediasoup worker' "${packages[@]}"
  # A cached worker that could not start may have missed only the libraries that came with these packages.
  if find_cached_worker; then
    return
  fi
  built=$(worker_cache_prefix)-new
  (use_private_compiler && "$recipe/build.sh" "$built") || fail 'the mediasoup worker could not be built; see above'
  soname=$(ldd "$built" | grep -o 'libssl\.so\.[0-9]*' | head -n 1)
  worker_bin=$(worker_cache_prefix)-$soname-$(worker_recipe_hash)
  mv "$built" "$worker_bin"
}
