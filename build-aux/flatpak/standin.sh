# The stand-in for the GNOME runtime, where Flathub cannot be reached: org.gnome.Platform and org.gnome.Sdk made of
# Debian testing's packages, in a folder of their own. Sourced by build-aux/flatpak-check.
#
# It has the same GTK and libadwaita, but not the same set of libraries: what it proves is that the manifest builds,
# that its tests pass in the sandbox, and that what was built installs, starts and keeps to its permissions.
# shellcheck shell=bash

standin_suite=forky
standin_recipe=1        # count up when what is made here changes
standin_files=$source_dir/build-aux/flatpak
debian_arch=$(uname -m)-linux-gnu

standin_packages() { awk -v kind="$1" '$1 == kind { print $2 }' "$standin_files/standin-packages" | paste -sd,; }

standin_name() {
  { cat "$standin_files/standin-packages"; echo "$standin_suite $standin_recipe $runtime_version"; } | sha256sum | cut -c1-12
}

make_standin() {
  [ "$(cat "$work/standin" 2>/dev/null)" != "$(standin_name)" ] || return 0
  say "Making a stand-in for org.gnome.Platform//$runtime_version of Debian $standin_suite, once …"
  rm -rf --one-file-system "$work"
  mkdir -p "$work"/trees
  bootstrap_trees
  say "  exporting (after $SECONDS s) …"
  ostree --repo="$work/runtimes" init --mode=bare-user-only
  ostree --repo="$work/runtimes" config set core.fsync false
  export_runtime org.gnome.Sdk sdk
  export_runtime org.gnome.Platform platform
  rm -rf --one-file-system "$work/trees"
  install_runtimes
  standin_name >"$work/standin"
  say "  ready after $SECONDS s, $(du -sh "$work" | cut -f1)"
}

# One installation gives both: the SDK is handed out, then all that is not the platform's is taken away.
bootstrap_trees() {
  local options wanted
  wanted=$(standin_packages platform)
  options=$(mktemp)
  apt-config dump | grep -E '^Acquire::(https?::.*|Retries|Check-Date) ' >"$options" || true
  chmod 644 "$options"
  # shellcheck disable=SC2016
  mmdebstrap --variant=apt --include="$wanted,$(standin_packages sdk)" \
    --aptopt="$options" --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' \
    --aptopt='Acquire::Check-Valid-Until "false"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/gtk-doc/*' \
    --customize-hook='for l in en_US de_DE; do chroot "$1" localedef --no-archive -i $l -f UTF-8 /usr/lib/locale/$l.utf8; done' \
    --customize-hook="tar-out /usr $work/trees/sdk-usr.tar" --customize-hook="tar-out /etc $work/trees/sdk-etc.tar" \
    --customize-hook="chroot \"\$1\" sh -ec 'apt-mark showmanual | xargs apt-mark auto >/dev/null
      apt-mark manual apt ${wanted//,/ } >/dev/null
      DEBIAN_FRONTEND=noninteractive apt-get -qq -o APT::AutoRemove::RecommendsImportant=false \
        -o APT::AutoRemove::SuggestsImportant=false autoremove --purge -y >/dev/null'" \
    --customize-hook="tar-out /usr $work/trees/platform-usr.tar" \
    --customize-hook="tar-out /etc $work/trees/platform-etc.tar" \
    --format=null "$standin_suite" - ${MENTORBOOK_MIRROR:+"$MENTORBOOK_MIRROR"} \
    >"$work/standin.log" 2>&1 </dev/null ||
    give_up "Making the stand-in failed: $(why_apt_failed "$work/standin.log") Details: $work/standin.log"
  rm -f "$options"
}

# export_runtime ID NAME
export_runtime() {
  local tree=$work/trees/$2
  mkdir -p "$tree"/{files,var}
  tar -x -C "$tree" --no-same-owner -f "$tree-usr.tar"
  tar -x -C "$tree" --no-same-owner -f "$tree-etc.tar"
  rm "$tree"-{usr,etc}.tar
  keep_settings "$tree"
  leave_out "$tree/usr"
  runtime_metadata "$1" >"$tree/metadata"
  [ "$2" = platform ] || add_compose "$tree/usr/bin/appstream-compose"
  flatpak build-export --runtime --no-update-summary --disable-sandbox --arch="$arch" \
    "$work/runtimes" "$tree" "$runtime_version" >/dev/null
}

# A runtime's /etc is made of its /usr/etc.
keep_settings() {
  local name
  mkdir "$1/usr/etc"
  for name in alternatives fonts ssl ca-certificates.conf xdg dconf gtk-4.0 nsswitch.conf protocols services \
              mime.types terminfo profile bash.bashrc; do
    [ ! -e "$1/etc/$name" ] || mv "$1/etc/$name" "$1/usr/etc/"
  done
  rm -rf --one-file-system "$1/etc"
  cat >"$1/usr/etc/ld.so.conf" <<TEXT
include /run/flatpak/ld.so.conf.d/app-*.conf
include /app/etc/ld.so.conf
/app/lib
include /run/flatpak/ld.so.conf.d/runtime-*.conf
/usr/lib/$debian_arch
TEXT
}

leave_out() {
  (cd "$1" && rm -rf games local src lib/apt lib/dpkg lib/init lib/modprobe.d lib/systemd lib/udev "lib/$debian_arch/systemd" \
    share/bash-completion share/bug share/doc share/info share/keyrings share/lintian share/man share/zsh)
  # Flatpak runs it inside; nothing else of this folder is of use.
  find "$1/sbin" -mindepth 1 ! -name ldconfig -delete
  ln -sf ../sbin/ldconfig "$1/bin/ldconfig"
  # Meson must not take this for Debian, whose libraries would go to another folder than /app/lib.
  rm -rf "$1/lib64"
  ln -s "lib/$debian_arch" "$1/lib64"
  mkdir -p "$1/share/runtime/locale" "$1/lib/debug"
}

runtime_metadata() {
  cat <<TEXT
[Runtime]
name=$1
runtime=org.gnome.Platform/$arch/$runtime_version
sdk=org.gnome.Sdk/$arch/$runtime_version

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
PKG_CONFIG_PATH=/app/lib/pkgconfig:/app/share/pkgconfig:/usr/lib/$debian_arch/pkgconfig:/usr/share/pkgconfig
TEXT
}

# flatpak-builder up to 1.2 calls appstream-glib's tool, which Debian testing no longer has.
add_compose() {
  [ ! -e "$1" ] || return 0
  cat >"$1" <<'TEXT'
#!/bin/sh
for argument; do
  case $argument in
    --prefix=*) prefix=${argument#*=} ;;
    --basename=*) id=${argument#*=} ;;
  esac
done
mkdir -p "$prefix/share/metainfo"
cp "$prefix/share/appdata/$id.appdata.xml" "$prefix/share/metainfo/$id.metainfo.xml"
exec appstreamcli compose --prefix=/ --origin="$id" --result-root="$prefix" --data-dir="$prefix/share/app-info/xmls" \
  --icons-dir="$prefix/share/app-info/icons/flatpak" --components="$id,$id.desktop" "$prefix"
TEXT
  chmod 755 "$1"
}

install_runtimes() {
  flatpak build-update-repo "$work/runtimes" >/dev/null
  flatpak remote-add --user --no-gpg-verify --if-not-exists standin "file://$work/runtimes"
  ostree --repo="$FLATPAK_USER_DIR/repo" config set core.fsync false
  flatpak config --user --set languages 'en;de'
  flatpak install --user -y --noninteractive --or-update standin \
    "org.gnome.Platform//$runtime_version" "org.gnome.Sdk//$runtime_version" >/dev/null
}

# Upstream's releases as Debian has them: cmark-gfm's is the very file the manifest names; of the others Debian keeps
# what upstream's archive was made from, so their modules get those.
fetch_sources() {
  local apt=$work/apt name
  mkdir -p "$work/sources" "$apt"/{lists,cache/archives}/partial
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${MENTORBOOK_MIRROR:-http://deb.debian.org/debian} $standin_suite main" \
    >"$apt/sources.list"
  for name in sqlite3 cmark-gfm libyaml; do
    compgen -G "$work/sources/${name}_*.orig.tar.*" >/dev/null || break
    [ "$name" != libyaml ] || return 0
  done
  say "Fetching the modules' sources …"
  local options=(-q -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache" -o Acquire::Check-Valid-Until=false
    -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update >"$work/sources.log" 2>&1 ||
    give_up "The lists of Debian's sources could not be fetched: $(why_apt_failed "$work/sources.log")"
  (cd "$work/sources" && apt-get "${options[@]}" source --download-only --tar-only sqlite3 cmark-gfm libyaml) \
    >>"$work/sources.log" 2>&1 || true
  for name in sqlite3 cmark-gfm libyaml; do
    compgen -G "$work/sources/${name}_*.orig.tar.*" >/dev/null ||
      give_up "The source of $name could not be fetched from Debian. Details: $work/sources.log"
  done
}
