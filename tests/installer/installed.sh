#!/bin/sh
# Installs into a staging folder and looks for every file; the man page must name every option the program knows.
# Usage: installed.sh BUILD CMAKE PROGRAM PREFIX
set -eu
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
DESTDIR=$stage "$2" --install "$1" >"$stage/log" || { cat "$stage/log"; exit 1; }
missing=0
for file in bin/third-row bin/thirdrow-cli share/applications/org.thirdrow.ThirdRow.desktop \
    share/metainfo/org.thirdrow.ThirdRow.metainfo.xml share/icons/hicolor/scalable/apps/org.thirdrow.ThirdRow.svg \
    share/icons/hicolor/symbolic/apps/org.thirdrow.ThirdRow-symbolic.svg share/man/man1/third-row.1 \
    share/man/man1/thirdrow-cli.1; do
    [ -s "$stage$4/$file" ] || { echo "not installed: $file"; missing=1; }
done
for option in $("$3" --help | grep -o -- '--[a-z]*' | sort -u); do
    sed 's/\\-/-/g' "$stage$4/share/man/man1/third-row.1" | grep -q -- "$option" || {
        echo "the man page does not speak of $option"
        missing=1
    }
done
exit $missing
