/// The script `install` of a bundle: POSIX, for a machine that has no Lectern yet. It checks the files, installs the packages and leaves
/// all else to `lectern unbundle`.
package enum InstallScript {
  package static func text(_ manifest: BundleManifest) -> String {
    """
    #!/bin/sh
    # Makes the course in this folder run, without a network: ./install [--yes] [--without-packages]
    #   --yes               install the packages without asking
    #   --without-packages  install none
    set -eu
    here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
    cd "$here"
    fail() { echo "Error: $*" >&2; exit 1; }

    ask=yes
    packages=yes
    for word in "$@"; do
      case $word in
        --yes) ask=no ;;
        --without-packages) packages=no ;;
        -h | --help) sed -n '2,4s/^# *//p' "$here/install"; exit 0 ;;
        *) echo "Error: install takes --yes and --without-packages, and not '$word'." >&2; exit 2 ;;
      esac
    done

    system=$(. /etc/os-release 2>/dev/null && echo "${ID-} ${VERSION_ID-}" || echo unknown)
    [ "$system on $(uname -m)" = "\(manifest.system) on \(manifest.architecture)" ] \\
      || fail "this bundle is for \(manifest.system) on \(manifest.architecture), and this machine is $system on $(uname -m): make one on a machine like this"

    echo "Checking the files…"
    sha256sum --check --quiet --strict \(BundleManifest.sums) >&2 \\
      || fail "the files named above are not what they were when the bundle was made: copy it again"

    needed=
    count=0
    if [ $packages = yes ]; then
      for file in packages/*.deb; do
        [ -e "$file" ] || continue
        set -- $(dpkg-deb --show --showformat='${Package} ${Version} ${Architecture}' "$file")
        there=$(dpkg-query --show --showformat='${db:Status-Status} ${Version} ' "$1" 2>/dev/null || true)
        case $there in
          "installed "*) there=${there#installed }; dpkg --compare-versions "${there%% *}" ge "$2" && continue ;;
        esac
        needed="$needed $file"
        count=$((count + 1))
      done
    fi
    if [ $count -gt 0 ]; then
      as=
      if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "packages have to be installed by root, and there is no sudo: su -c '$here/install', and then again as yourself"
        as=sudo
      fi
      echo "$count Debian packages are not here, or older than in the bundle:"
      for file in $needed; do basename "$file" .deb; done | sed 's/_/ /; s/_.*//; s/%3a/:/; s/^/  /'
      if [ $ask = yes ]; then
        printf 'Install them? [Y/n] '
        read -r answer || fail "nobody answers: say --yes, or --without-packages"
        case $answer in [nN]*) fail "nothing was installed; ./install --without-packages leaves packages alone" ;; esac
      fi
      log=$(mktemp)
      if ! $as env DEBIAN_FRONTEND=noninteractive dpkg --install $needed >"$log" 2>&1; then
        grep -i -A 3 'error\\|problem' "$log" | head -20 >&2
        fail "dpkg did not install all packages; what it said is in $log. With a network: sudo apt-get --fix-broken install"
      fi
      rm -f "$log"
      echo "They are installed."
    fi
    # Started by sudo, the course is still that of whoever typed it.
    if [ "$(id -u)" -eq 0 ] && [ "${SUDO_USER:-root}" != root ]; then
      exec sudo -H -u "$SUDO_USER" ./lectern unbundle "$here"
    fi
    exec ./lectern unbundle "$here"

    """
  }
}
