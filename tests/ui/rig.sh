#!/bin/sh
# Runs a command on a display of its own, in a home of its own; ends what it started.
set -eu
folder=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 1600x1200x24 -nolisten tcp -noreset 3>"$folder/display" 2>/dev/null &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$folder"' EXIT
tries=0
while [ ! -s "$folder/display" ]; do
  tries=$((tries + 1))
  if [ $tries -gt 200 ] || ! kill -0 $server 2>/dev/null; then
    echo "rig: no display came up" >&2
    exit 1
  fi
  sleep 0.05
done
mkdir -m 700 "$folder/run" "$folder/home"
DISPLAY=":$(cat "$folder/display")"
export DISPLAY GDK_BACKEND=x11 HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run" LC_ALL=C.UTF-8 NO_AT_BRIDGE=1
export XDG_DATA_HOME="$folder/home/data" XDG_CONFIG_HOME="$folder/home/config" DBUS_SESSION_BUS_ADDRESS="unix:path=$folder/none"
"$@"
