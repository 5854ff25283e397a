# shellcheck shell=bash
# Sourced. Finds a Node >= 20 with an npm that also runs under the project's own Node, for installing the packages.
# Everything after the installation runs on the Node in node_modules/.bin.

readonly BOOTSTRAP_NODE_MAJOR=20

# use_node_toolchain: afterwards `node` and `npm` on the PATH are fit for the set-up.
use_node_toolchain() {
  if node_is_recent && npm_is_portable; then
    return
  fi
  if [[ ! -f $toolchain/complete ]]; then
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
      # Debian's node has fixed paths inside, so it cannot live in a private folder.
      can_become_root || fail "there is no Node with npm here, and no right to install it. Put Node >=" \
        "$BOOTSTRAP_NODE_MAJOR with npm on the PATH, or ask the administrator to run: apt-get install nodejs npm"
      install_debian_packages 'nodejs and npm, to fetch the Node of the project with' nodejs npm
    fi
    step "Node $(project_version node) and npm for the set-up, in $toolchain" fetch_node_toolchain ||
      fail "no Node >= $BOOTSTRAP_NODE_MAJOR could be set up: install Node 22 with npm, put it on the PATH, and try again"
  fi
  # The system's settings (a proxy, a certificate authority) hold for this npm as well.
  NPM_CONFIG_GLOBALCONFIG=$(<"$toolchain/complete")
  export NPM_CONFIG_GLOBALCONFIG
  export PATH=$toolchain/node_modules/.bin:$PATH
}

node_is_recent() {
  local version
  version=$(node --version 2>/dev/null) || return 1
  version=${version#v}
  ((${version%%.*} >= BOOTSTRAP_NODE_MAJOR))
}

# Debian's npm finds its own modules through a path that only Debian's node knows; it breaks as soon as the
# project's Node comes first on the PATH.
npm_is_portable() {
  local npm
  npm=$(command -v npm) && [[ $(readlink -f "$npm") != /usr/share/nodejs/* ]]
}

# Debian's Node and npm are good enough to fetch these two. `complete` is written last and names npm's global settings.
fetch_node_toolchain() {
  rm -rf "$toolchain"
  mkdir -p "$toolchain"
  npm install --prefix "$toolchain" --no-fund --no-audit --ignore-scripts=false --dangerously-allow-all-scripts \
    "node@$(project_version node)" npm@11 || return 1
  PATH=$toolchain/node_modules/.bin:$PATH npm --version || return 1
  npm config get globalconfig >"$toolchain/complete"
}

# project_version <package>: the version in package.json, where all versions are exact.
project_version() {
  sed -n "s/^ *\"$1\": \"\([0-9][0-9.]*\)\".*/\1/p" "$root/package.json" | head -n 1
}
