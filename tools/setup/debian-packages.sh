# shellcheck shell=bash
# Sourced. Installs Debian packages with root's or sudo's rights; without either, into a private folder.

# install_debian_packages <what for> <package...>: returns at once when all are installed.
install_debian_packages() {
  local purpose=$1 missing
  shift
  missing=$(missing_debian_packages "$@")
  [[ -n $missing ]] || return 0
  command -v apt-get >/dev/null ||
    fail "this system has no apt-get. Install what corresponds to these Debian packages, then try again: $missing ($purpose)"
  if ! can_become_root; then
    # shellcheck disable=SC2086
    install_private_debian_packages "$purpose" $missing
    return
  fi
  # Lists that are only days old already name files that the mirrors have replaced.
  step 'Debian package lists' become_root apt-get -q update ||
    say 'the package lists could not be renewed; trying with the old ones'
  # shellcheck disable=SC2086
  step "Debian packages ($purpose)" apt_install $missing ||
    fail "apt-get failed. Repair it (often: 'apt-get update'), or install these packages yourself: $missing"
}

# missing_debian_packages <package...>: those that are not installed, in one line.
missing_debian_packages() {
  local name missing=()
  for name in "$@"; do
    # A private folder counts as installed for the user that it belongs to.
    if ! debian_package_is_installed "$name" && ! private_debian_package_is_installed "$name"; then
      missing+=("$name")
    fi
  done
  printf '%s' "${missing[*]:-}"
}

debian_package_is_installed() {
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Nobody is asked for a password in the middle of a set-up.
can_become_root() {
  ((EUID == 0)) || sudo -n true 2>/dev/null
}

become_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo -n "$@"
  fi
}

# Another apt (unattended upgrades, for example) may hold the lock for some minutes.
apt_install() {
  become_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"
}
