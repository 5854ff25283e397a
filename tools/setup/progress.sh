# shellcheck shell=bash
# Sourced. Shows that long steps are alive: a line at the start, one every few seconds, one at the end with the time taken.

# say <text...>: one line of progress on the standard output.
say() {
  printf '[setup] %s\n' "$*"
}

# fail <text...>: says what went wrong and what to do about it, then ends the set-up.
fail() {
  printf '[setup] ERROR: %s\n' "$*" >&2
  exit 1
}

# step <title> <command...>: runs the command with its output in a log file; returns the command's exit status.
# Every 5 s the newest line of the log is shown; after a failure its last 40 lines.
step() {
  local title=$1 log started=$SECONDS shown=$SECONDS pid status=0
  shift
  log=$(mktemp "${TMPDIR:-/tmp}/bakylau-setup.XXXXXX")
  say "$title"
  # Job control gives the command a process group of its own, so that Ctrl-C can end all of it.
  set -m
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  set +m
  trap 'kill -- "-$pid" 2>/dev/null || true; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if ((SECONDS - shown >= 5)); then
      shown=$SECONDS
      say "  ... $((SECONDS - started)) s  $(newest_line "$log")"
    fi
  done
  wait "$pid" || status=$?
  trap - INT TERM
  if ((status == 0)); then
    say "  done in $((SECONDS - started)) s"
    rm -f "$log"
  else
    say "  failed after $((SECONDS - started)) s with status $status; the end of the output:"
    tail -n 40 "$log" | sed 's/^/    | /'
    say "  whole output: $log"
  fi
  return "$status"
}

# newest_line <file>: the last line that is not empty, cut to 100 characters, without terminal control characters.
newest_line() {
  tail -c 2000 "$1" | tr '\r' '\n' | tr -d '\000-\010\013-\037' | grep -v '^[[:space:]]*$' | tail -n 1 | cut -c 1-100
}
