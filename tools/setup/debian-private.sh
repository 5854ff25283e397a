# shellcheck shell=bash
# Sourced. Debian packages for a user without root's rights: apt resolves and verifies them with state folders of the
# user's own, and dpkg-deb unpacks them into $private_debian/root. Nothing outside the user's cache folder changes.

# install_private_debian_packages <what for> <package...>
install_private_debian_packages() {
  local purpose=$1
  shift
  say "no root rights: unpacking Debian packages into $private_debian ($purpose)"
  mkdir -p "$private_debian"/{state/lists/partial,cache/archives/partial,root,installed}
  step 'Debian package lists' private_apt update || ask_the_administrator "$@"
  step "Debian packages: download ($purpose)" \
    private_apt install -y --download-only --no-install-recommends "$@" || ask_the_administrator "$@"
  step 'Debian packages: unpack' unpack_private_archives || ask_the_administrator "$@"
  (cd "$private_debian/installed" && touch "$@")
}

private_debian_package_is_installed() {
  [[ -e $private_debian/installed/$1 ]]
}

# The status file stays the system's, so that only what the system lacks is downloaded.
private_apt() {
  local command=$1
  shift
  DEBIAN_FRONTEND=noninteractive apt-get -q \
    -o Dir::State="$private_debian/state" -o Dir::State::status=/var/lib/dpkg/status \
    -o Dir::Cache="$private_debian/cache" -o Dir::Log="$private_debian/state" \
    -o Debug::NoLocking=true -o APT::Sandbox::User= "$command" "$@"
}

unpack_private_archives() {
  local archive
  for archive in "$private_debian"/cache/archives/*.deb; do
    [[ -e $archive ]] || continue
    echo "unpacking $(basename "$archive")"
    dpkg-deb -x "$archive" "$private_debian/root" || return 1
    rm -f "$archive"
  done
  repair_links
  repair_linker_scripts
}

# A link into a package that the system has itself, or one with an absolute path, leads nowhere inside the private root.
repair_links() {
  local link goal
  while IFS= read -r -d '' link; do
    goal=$(realpath -m -s "$(dirname "${link#"$private_debian/root"}")/$(readlink "$link")")
    [[ $(readlink "$link") != /* ]] || goal=$(readlink "$link")
    if [[ -e $private_debian/root$goal ]]; then
      ln -sfn "$private_debian/root$goal" "$link"
    elif [[ -e $goal ]]; then
      ln -sfn "$goal" "$link"
    fi
  done < <(find "$private_debian/root" -xtype l -print0)
}

# libc.so is a text file that names the two halves of the C library by absolute paths.
repair_linker_scripts() {
  local script=$private_debian/root/usr/lib/$multiarch/libc.so
  [[ ! -f $script ]] || sed -i "s# /usr/lib/$multiarch/libc_nonshared.a# $private_debian/root/usr/lib/$multiarch/libc_nonshared.a#" "$script"
}

ask_the_administrator() {
  fail "the packages could not be set up without root rights. Ask the administrator to run:" \
    "apt-get install --no-install-recommends $*"
}

# use_private_compiler: makes compilers and pkg-config find what is unpacked. The paths are also written into the
# binaries built now, so that they run without LD_LIBRARY_PATH.
use_private_compiler() {
  [[ -d $private_debian/root/usr ]] || return 0
  local usr=$private_debian/root/usr libraries
  libraries=$(private_library_path)
  export PATH=$usr/bin:$PATH
  # After all other folders: the C++ headers reach the C headers by #include_next.
  local headers="-idirafter $usr/include/$multiarch -idirafter $usr/include"
  export CFLAGS="$headers ${CFLAGS:-}" CXXFLAGS="$headers ${CXXFLAGS:-}"
  export LIBRARY_PATH=$libraries${LIBRARY_PATH:+:$LIBRARY_PATH}
  export LD_LIBRARY_PATH=$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  export PKG_CONFIG_PATH=$usr/lib/$multiarch/pkgconfig:$usr/share/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
  export PYTHONPATH=$usr/lib/python3/dist-packages${PYTHONPATH:+:$PYTHONPATH}
  # An RPATH, unlike the newer RUNPATH, also holds for the libraries of the libraries.
  export LDFLAGS="-Wl,--disable-new-dtags,-rpath,$usr/lib/$multiarch ${LDFLAGS:-}"
}

# Some packages (PulseAudio, BLAS) keep libraries one folder deeper and rely on the system's loader settings to find them.
private_library_path() {
  local root=$private_debian/root
  {
    printf '%s\n' "$root/usr/lib/$multiarch" "$root/lib/$multiarch"
    find "$root/usr/lib/$multiarch" -mindepth 2 -maxdepth 2 -name 'lib*.so*' -printf '%h\n' | sort -u
  } | paste -s -d :
}
