# shellcheck shell=bash
# Sourced. Programs out of the private Debian folder run through small wrappers that tell them where their parts are.

# write_private_wrappers: one wrapper for every test program that the private folder holds, in $private_debian/bin.
write_private_wrappers() {
  local usr=$private_debian/root/usr name program
  [[ -d $usr ]] || return 0
  mkdir -p "$private_debian/bin"
  write_font_configuration
  for name in ffmpeg ffprobe nats-server curl uuidgen ceph ceph-mon ceph-osd ceph-mgr radosgw radosgw-admin \
    monmaptool ceph-authtool rados; do
    for program in "$usr/bin/$name" "$usr/sbin/$name"; do
      [[ ! -x $program ]] || write_wrapper "$name" "$program"
    done
  done
  # /usr/bin/chromium is itself a script with fixed paths; the browser is this file.
  [[ ! -x $usr/lib/chromium/chromium ]] || write_wrapper chromium "$usr/lib/chromium/chromium"
}

# write_wrapper <name> <program>: scripts are started with the interpreter that their first line names.
write_wrapper() {
  local usr=$private_debian/root/usr interpreter=''
  if head -c 2 "$2" | grep -q '#!'; then
    interpreter=$(basename "$(head -n 1 "$2" | sed 's/^#! *//; s/ .*//')")
  fi
  cat >"$private_debian/bin/$1" <<WRAPPER
#!/bin/sh
export LD_LIBRARY_PATH='$(private_library_path)'"\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
export PYTHONPATH='$usr/lib/python3/dist-packages'"\${PYTHONPATH:+:\$PYTHONPATH}"
export PATH="\$PATH:$usr/bin:$usr/sbin"
export FONTCONFIG_FILE='$private_debian/fonts.conf'
export CEPH_ARGS='--osd_class_dir=$usr/lib/$multiarch/rados-classes --erasure_code_dir=$usr/lib/$multiarch/ceph/erasure-code --mgr_module_path=$usr/share/ceph/mgr'
exec $interpreter '$2' "\$@"
WRAPPER
  chmod +x "$private_debian/bin/$1"
}

write_font_configuration() {
  cat >"$private_debian/fonts.conf" <<FONTS
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>$private_debian/root/usr/share/fonts</dir>
  <cachedir>$private_debian/font-cache</cachedir>
</fontconfig>
FONTS
}
