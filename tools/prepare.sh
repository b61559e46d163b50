#!/bin/sh
# Everything one make target needs, and no more: tools/prepare.sh run|lint|test
# The virtual environment is .venv whether uv or venv + pip makes it; every package is hash-checked.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
say() { printf '%s\n' "$*" >&2; }

# system_packages PACKAGE…: installed as root on Debian and its kin; elsewhere named, never an error.
system_packages() {
    [ $# -gt 0 ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "ติดตั้ง · installing: $*"
        export DEBIAN_FRONTEND=noninteractive
        install="apt-get install -y -qq --no-install-recommends"
        { $install "$@" || { apt-get update -qq && $install "$@"; }; } >/dev/null 2>&1 && return 0
    fi
    say "ไม่ได้ติดตั้ง (ดู wian doctor) · not installed, see wian doctor: $*"
}

missing_for() {
    thai_data=$(find /usr/share/tesseract-ocr /usr/share/tessdata /usr/local/share/tessdata \
        "${TESSDATA_PREFIX:-/nowhere}" -name tha.traineddata 2>/dev/null | head -n 1 || true)
    [ -n "$thai_data" ] || echo tesseract-ocr-tha
    [ "$1" = test ] || return 0
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || echo chromium
    command -v pg_ctl >/dev/null || ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1 || echo postgresql
    [ -n "$(command -v fc-list)" ] && [ -n "$(fc-list :lang=th 2>/dev/null)" ] || echo fontconfig fonts-thai-tlwg
}

# The first Python that is new enough and really starts (a version manager's shim may not).
find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$name" && return
    done
}

make_venv() {
    [ -x $python ] && $python -c '' 2>/dev/null && return
    if command -v uv >/dev/null; then
        uv venv -q --allow-existing --seed --python '>=3.11' .venv
        return
    fi
    base=$(find_python)
    [ -n "$base" ] || { say "ต้องมี Python 3.11 ขึ้นไป · Python 3.11 or newer is needed"; exit 1; }
    "$base" -c 'import ensurepip' 2>/dev/null || system_packages python3-venv
    "$base" -m venv .venv
}

# install LOCK…: what the locks name, each file checked against its hash.
install() {
    for lock; do set -- "$@" -r "requirements/$lock.txt"; shift; done
    if command -v uv >/dev/null; then
        uv pip install -q --python $python --require-hashes "$@"
    else
        $python -m pip --version >/dev/null 2>&1 || $python -m ensurepip -U >/dev/null
        $python -m pip install -q --disable-pip-version-check --require-hashes "$@"
    fi
}

install_wian() {
    if command -v uv >/dev/null; then
        uv pip install -q --python $python --no-deps --no-build-isolation -e .
    else
        $python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    fi
}

step=$1
# shellcheck disable=SC2046  # one word is one package
[ "$step" = lint ] || system_packages $(missing_for "$step")
make_venv
case $step in
run)
    install build run || {
        say "ไม่มี OCR และ PostgreSQL บนเครื่องนี้ (ดู wian doctor) · going on without OCR and PostgreSQL"
        install build base
    } ;;
lint) install build run lint ;;
test) install build test lint ;;
*) say "tools/prepare.sh run|lint|test"; exit 2 ;;
esac
install_wian
touch ".venv/.wian-$step"
