#!/bin/sh
# Inside the rig of the window tests: a message bus on which only the screen readers' bus can be started, and a window
# manager. Nothing of the person's own session is seen or touched; all of it ends with the command.
set -eu
bus=$XDG_RUNTIME_DIR/bus.conf
services=$XDG_RUNTIME_DIR/services
mkdir "$services"
cp /usr/share/dbus-1/services/org.a11y.Bus.service "$services"
cat >"$bus" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$XDG_RUNTIME_DIR</listen>
  <servicedir>$services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY
export NO_AT_BRIDGE=0 GTK_A11Y=atspi GSETTINGS_BACKEND=memory XDG_CACHE_HOME="$HOME/cache"
export XDG_DATA_DIRS=/usr/local/share:/usr/share XDG_CONFIG_DIRS=/etc/xdg
openbox --sm-disable >/dev/null 2>&1 &
manager=$!
trap 'kill $manager 2>/dev/null || true' EXIT
dbus-run-session --config-file="$bus" -- "$@"
