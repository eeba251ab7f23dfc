# The environment Mentorbook is built, run and tested in. Sourced by the scripts beside it.
#
# Either the system itself, where its libraries are new enough, or a Debian 13 root which is made once under
# ~/.cache/mentorbook and entered with bubblewrap. A script says
#
#     . "$(dirname "$0")/environment.sh"
#     enter_environment "$0" "$@"
#
# and whatever follows runs inside. MENTORBOOK_ENVIRONMENT=system or =root takes the choice away.
# shellcheck shell=bash

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
: "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
cache_dir=${XDG_CACHE_HOME:-$HOME/.cache}/mentorbook
packages_file=$source_dir/build-aux/packages

suite=trixie
root_recipe=2           # count up when make_root changes what it makes
root_space_mb=2000
locales='en_US de_DE fr_FR es_ES pt_BR hi_IN ar_EG'    # what the tests speak
libraries=('gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'glib-2.0 >= 2.84' 'json-glib-1.0 >= 1.10' 'sqlite3 >= 3.46')
debian_libraries=('libgtk-4-dev 4.18' 'libadwaita-1-dev 1.7' 'libglib2.0-dev 2.84' 'libjson-glib-dev 1.10'
                  'libsqlite3-dev 3.46' 'meson 1.4' 'blueprint-compiler 0.16')

say() { printf '%s\n' "$*" >&2; }
give_up() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null; }

# Nothing ends without a word.
set -E
trap 'say "${BASH_SOURCE[0]##*/}, line $LINENO: \"$BASH_COMMAND\" failed"' ERR

# Packages

debian_packages() { sed 's/#.*//' "$packages_file" | awk 'NF { print $1 }'; }
fedora_packages() { sed 's/#.*//' "$packages_file" | awk 'NF { print $2 }' | sort -u; }

missing_debian_packages() {
  local wanted
  mapfile -t wanted < <(debian_packages)
  { dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null || true; } |
    awk '$2 == "installed" { print $1 }' | sort -u |
    comm -13 - <(printf '%s\n' "${wanted[@]}" | sort -u)
}

missing_fedora_packages() {
  local package
  for package in $(fedora_packages); do rpm -q --quiet --whatprovides "$package" || echo "$package"; done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -- "$@"; fi
}

may_be_root() { [ "$(id -u)" = 0 ] || have sudo; }

apt_log=$cache_dir/apt.log
run_apt() {
  mkdir -p "$cache_dir"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 "$@" </dev/null >>"$apt_log" 2>&1
}

update_package_lists() {
  [ -z "${lists_updated-}" ] || return 0
  say "Fetching the system's package lists …"
  run_apt update -o APT::Update::Error-Mode=any ||
    give_up "The system's package lists could not be fetched: $(why_apt_failed "$apt_log") Details: $apt_log"
  lists_updated=yes
}

install_debian_packages() {
  may_be_root || give_up "These packages are missing: $*. Installing them takes root or sudo; please ask an" \
    "administrator for: apt-get install $*"
  mkdir -p "$cache_dir"; : >"$apt_log"
  update_package_lists
  say "Installing with apt-get: $*"
  run_apt install --no-install-recommends "$@" ||
    give_up "Installing packages failed: $(why_apt_failed "$apt_log") Details: $apt_log"
}

# One sentence out of a log of apt, dpkg or mmdebstrap.
why_apt_failed() {
  log_says() { grep -qiE "$1" "$log"; }
  local log=$1
  if log_says 'received signal (INT|TERM)'; then
    echo 'it was interrupted.'
  elif log_says 'no space left|enough free space'; then
    echo 'the disk is full; free some space and try again.'
  elif log_says 'resolv|unable to connect|could not connect|failed to fetch|network is unreachable|timed out'; then
    echo 'the package server cannot be reached; check the network (or a proxy) and try again.'
  elif log_says 'sudo: '; then
    echo 'sudo refused; it takes a user who may use sudo, and a terminal to ask for the password in.'
  elif log_says 'could not get lock'; then
    echo 'another package manager is running; try again when it is done.'
  else
    grep -E '^E: |error' "$log" | tail -n 1 || echo 'for a reason only the log knows.'
  fi
}

# Which environment

system_is_new_enough() { have pkg-config && pkg-config --exists "${libraries[@]}"; }

system_could_be_new_enough() {
  local entry name least candidate
  [ -n "$(candidate libgtk-4-dev)" ] || ! may_be_root || update_package_lists
  for entry in "${debian_libraries[@]}"; do
    read -r name least <<<"$entry"
    candidate=$(candidate "$name")
    [ -n "$candidate" ] && dpkg --compare-versions "$candidate" ge "$least" || return 1
  done
}

candidate() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([^(].*\)/\1/p'; }

# Sets environment to "system" or "root".
choose_environment() {
  environment=${MENTORBOOK_ENVIRONMENT:-}
  [ -z "$environment" ] || return 0
  root=$(root_path)
  if system_is_new_enough; then environment=system
  elif [ -d "$root" ]; then environment=root
  elif ! have apt-get; then environment=system
  elif system_could_be_new_enough; then environment=system
  else environment=root; fi
}

prepare_environment() {
  choose_environment
  case $environment in
    system) prepare_system ;;
    root) prepare_root ;;
    *) give_up "MENTORBOOK_ENVIRONMENT is \"$environment\"; it may be \"system\" or \"root\"." ;;
  esac
}

prepare_system() {
  local missing=
  if have dpkg-query && have apt-get; then
    missing=$(missing_debian_packages)
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_debian_packages $missing
    system_is_new_enough || give_up "This system's libraries are too old; Mentorbook needs ${libraries[*]}."
  elif have rpm; then
    missing=$(missing_fedora_packages | tr '\n' ' ')
    [ -z "$missing" ] || give_up "Packages are missing; please install them: sudo dnf install $missing"
  fi
  system_is_new_enough ||
    give_up "Mentorbook needs ${libraries[*]}. Debian 13, Ubuntu 25.04, Fedora 42 and newer have them;" \
      "on Fedora: sudo dnf install $(fedora_packages | tr '\n' ' ')"
  make_locales "$cache_dir/locales"
}

# The tests speak German too; a system need not. They find these through LOCPATH.
make_locales() {
  local name
  for name in $locales; do
    [ -d "$1/$name.utf8" ] && continue
    mkdir -p "$1"
    localedef --no-archive -i "$name" -f UTF-8 "$1/$name.utf8" 2>/dev/null || true
  done
}

# A name for what is built with: another name, another build.
environment_name() {
  case $MENTORBOOK_INSIDE in
    root) root_path ;;
    system) . /etc/os-release; echo "${ID-} ${VERSION_ID-} gtk $(pkg-config --modversion gtk4)" ;;
  esac
}

# The Debian 13 root

root_path() {
  local id
  id=$({ debian_packages; echo "$suite $root_recipe"; } | sha256sum)
  printf '%s/root-%s' "$cache_dir" "${id:0:12}"
}

prepare_root() {
  root=$(root_path)
  [ -d "$root" ] || make_root_once
  have bwrap || install_debian_packages bubblewrap
}

# A root's name is given to it when it is complete: what has the name can be used.
make_root_once() {
  mkdir -p "$cache_dir"
  exec {lock}>"$cache_dir/lock"
  if ! flock -n "$lock"; then
    say "Another command is making the Debian 13 root; waiting for it …"
    flock "$lock"
  fi
  [ -d "$root" ] || make_root
  exec {lock}>&-
}

make_root() {
  local unfinished=$cache_dir/unfinished log=$cache_dir/root.log
  say "This system's GTK is older than Mentorbook needs: making a Debian 13 root, once, in $root"
  install_root_tools
  rm -rf --one-file-system "$cache_dir"/unfinished
  need_space "$cache_dir"
  [ "$(id -u)" = 0 ] || need_space "${TMPDIR:-/tmp}"
  SECONDS=0
  if ! bootstrap "$unfinished" "$log"; then
    rm -rf --one-file-system "$unfinished"
    give_up "Making the Debian 13 root failed: $(why_apt_failed "$log") Details: $log"
  fi
  finish_root "$unfinished"
  mv "$unfinished" "$root"
  remove_older_roots
  say "  ready after $SECONDS s, $(du -sh "$root" | cut -f1)"
}

install_root_tools() {
  local missing=()
  have mmdebstrap || missing+=(mmdebstrap)
  have bwrap || missing+=(bubblewrap)
  [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
  [ "$(id -u)" = 0 ] || have newuidmap || missing+=(uidmap)
  [ ${#missing[@]} = 0 ] || install_debian_packages "${missing[@]}"
}

need_space() {
  local free
  free=$(df -Pm "$1" 2>/dev/null | awk 'NR == 2 { print $4 }') || return 0
  [ "$free" -ge $root_space_mb ] ||
    give_up "The Debian 13 root needs $root_space_mb MB, but only $free MB are free in $1."
}

# bootstrap DIRECTORY LOG. A user's root is unpacked by the user, so that it can be removed like any other folder.
bootstrap() {
  local include apt_options make_locales name languages=()
  include=$(debian_packages | paste -sd,)
  apt_options=$(mktemp)
  apt-config dump | grep -E '^Acquire::(https?::.*|Retries|Check-Valid-Until|Check-Date) ' >"$apt_options" || true
  chmod 644 "$apt_options"
  for name in de fr es pt_BR hi ar; do languages+=(--dpkgopt="path-include=/usr/share/locale/$name/*"); done
  # shellcheck disable=SC2016
  make_locales="for l in $locales"'; do chroot "$1" localedef --no-archive -i $l -f UTF-8 /usr/lib/locale/$l.utf8; done'
  local command=(mmdebstrap --variant=apt --include="$include"
    --aptopt="$apt_options" --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"'
    --dpkgopt=force-unsafe-io
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*'
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/help/*'
    --dpkgopt='path-exclude=/usr/share/gtk-doc/*' --dpkgopt='path-exclude=/usr/share/locale/*'
    --dpkgopt='path-include=/usr/share/locale/locale.alias' "${languages[@]}"
    --customize-hook="$make_locales")
  if [ "$(id -u)" = 0 ]; then
    "${command[@]}" --mode=root "$suite" "$1" ${MENTORBOOK_MIRROR:+"$MENTORBOOK_MIRROR"} 2>&1 </dev/null
  else
    mkdir "$1"
    { "${command[@]}" --mode=unshare --format=tar "$suite" - ${MENTORBOOK_MIRROR:+"$MENTORBOOK_MIRROR"} </dev/null |
        tar -x --no-same-owner --exclude='./dev/*' -C "$1"; } 2>&1
  fi | tee "$2" | tell_phases
}

tell_phases() {
  local line
  while read -r line; do
    case $line in
      'I: running apt-get update'*) say '  fetching package lists …' ;;
      'I: downloading packages'*) say '  fetching the base system …' ;;
      'I: extracting archives'*) say '  unpacking the base system …' ;;
      'I: installing remaining packages'*) say '  installing GTK, libadwaita and the tools …' ;;
      'I: running --customize-hook'*) say '  making the locales …' ;;
    esac
  done
}

finish_root() {
  od -A n -N 16 -t x1 /dev/urandom | tr -d ' ' >"$1/etc/machine-id"
  local file
  for file in passwd group localtime; do        # the person's own are laid over these
    rm -f "$1/etc/$file"
    : >"$1/etc/$file"
  done
}

remove_older_roots() {
  local old
  for old in "$cache_dir"/root-*/; do
    old=${old%/}
    if [ -d "$old" ] && [ "$old" != "$root" ]; then
      flock -n "$old" rm -rf --one-file-system "$old" || true    # or it is in use
    fi
  done
}

# Inside

enter_environment() {
  [ -z "${MENTORBOOK_INSIDE-}" ] || return 0
  prepare_environment
  export MENTORBOOK_INSIDE=$environment
  case $environment in
    system) exec "$@" ;;
    root) exec_in_root "$@" ;;
  esac
}

exec_in_root() {
  local in_use arguments=()
  exec {in_use}<"$root"
  flock -s "$in_use"
  mount_system
  mount_files
  mount_session
  pass_variables
  exec bwrap "${arguments[@]}" --unshare-pid --die-with-parent --chdir "$PWD" -- "$@"
}

mount_system() {
  arguments+=(--ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --ro-bind "$root/var/cache" /var/cache
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64
    --dev /dev --proc /proc --tmpfs /run --tmpfs /var/tmp --dir /var/lib/xkb
    --ro-bind /etc/passwd /etc/passwd --ro-bind /etc/group /etc/group)
  [ ! -e /etc/localtime ] || arguments+=(--ro-bind /etc/localtime /etc/localtime)
}

# Every folder that is not the system's is the person's: books and exports land where they were asked for.
mount_files() {
  local folder
  for folder in /*; do
    case $folder in
      /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /sys | /usr | /var) ;;
      *) [ -L "$folder" ] || [ ! -d "$folder" ] || arguments+=(--bind "$folder" "$folder") ;;
    esac
  done
  for folder in /run/media /usr/src "$HOME" "$source_dir" "$PWD"; do
    case $folder in
      /usr/src | /run/media | /var/?* | /run/?* | /usr/src/?*) [ ! -d "$folder" ] || arguments+=(--bind "$folder" "$folder") ;;
    esac
  done
}

# X servers started inside keep their sockets to themselves; the person's own display comes in where there is one.
mount_session() {
  local socket=
  [ -d /tmp/.X11-unix ] || mkdir -m 1777 /tmp/.X11-unix
  arguments+=(--perms 1777 --tmpfs /tmp/.X11-unix)
  case ${DISPLAY-} in
    '') ;;
    :* | unix:*) socket=${DISPLAY#*:}; socket=/tmp/.X11-unix/X${socket%%.*} ;;
    *) local share_network=yes ;;
  esac
  case ${DBUS_SESSION_BUS_ADDRESS-} in *abstract=* | *tcp:*) local share_network=yes ;; esac
  [ ! -S "$socket" ] || arguments+=(--bind "$socket" "$socket")
  [ -n "${share_network-}" ] || arguments+=(--unshare-net)
  [ -n "${DISPLAY-}" ] || arguments+=(--unshare-ipc)
  [ -z "${XDG_RUNTIME_DIR-}" ] || [ ! -d "$XDG_RUNTIME_DIR" ] || arguments+=(--bind "$XDG_RUNTIME_DIR" "$XDG_RUNTIME_DIR")
  [ ! -d /dev/dri ] || arguments+=(--dev-bind /dev/dri /dev/dri --ro-bind /sys /sys)
}

pass_variables() {
  local name
  arguments+=(--clearenv --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin --setenv SHELL /bin/bash
    --setenv LANG C.UTF-8)
  for name in $(compgen -e); do
    case $name in
      XDG_DATA_DIRS | XDG_CONFIG_DIRS | GTK_PATH | GTK_MODULES | GIO_MODULE_DIR | GDK_PIXBUF_MODULE* | G_SLICE) ;;
      LANG | LC_*) [ ! -d "$root/usr/lib/locale/$(locale_folder "${!name}")" ] || arguments+=(--setenv "$name" "${!name}") ;;
      HOME | USER | LOGNAME | TERM | COLORTERM | NO_COLOR | COLUMNS | LINES | TZ | CI | LANGUAGE | DISPLAY | XAUTHORITY | \
      WAYLAND_DISPLAY | DBUS_SESSION_BUS_ADDRESS | CC | CFLAGS | CPPFLAGS | LDFLAGS | TMPDIR | DESTDIR | SOURCE_DATE_EPOCH | \
      XDG_* | MENTORBOOK_* | MESON* | NINJA_* | G_* | GTK_* | GDK_* | GSK_* | GIO_* | GSETTINGS_* | ADW_* | \
      ASAN_* | LSAN_* | UBSAN_* | MALLOC_*) arguments+=(--setenv "$name" "${!name}") ;;
    esac
  done
}

locale_folder() { local folder=${1/.UTF-8/.utf8}; printf '%s' "${folder:-none}"; }
