/// The texts that a bundle carries: what to read first, what to start, and what starts Lectern from where it was unpacked.
package enum BundleTexts {
  package static func readMe(_ manifest: BundleManifest) -> String {
    let compiler =
      manifest.hasToolchain
      ? "the Swift \(manifest.swift) compiler, "
      : ""
    let need =
      manifest.hasToolchain
      ? "" : "\nThe machine must have the Swift toolchain \(manifest.swift), first on PATH: it is not in here.\n"
    return """
      A course of Lectern, for \(manifest.system) on \(manifest.architecture), without a network.

      In here are the lessons, Lectern \(manifest.lectern), \(compiler)the pretrained weights that the
      lessons use, and Debian packages. Unpack it, and start what puts everything in its place:

        tar xf course.lectern
        ./lectern-course/install

      `install` checks every file, asks before it installs packages (as root, or by sudo), and
      changes nothing else outside of this folder and ~/.cache/lectern. Then:

        cd lectern-course
        ./lectern run                all lessons, into Output/index.html
        ./lectern serve --open       all of them in the browser, live
        ./lectern doctor             what is missing, if it does not run
      \(need)
      Lessons are programs: they run with your rights.

      """
  }

  /// The compiler and its libraries beside Lectern come before any that the machine has: another version would not fit.
  package static let launcher = """
    #!/bin/sh
    # Starts the Lectern in this folder, wherever the folder is.
    here=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd -P)
    usr=$here/\(ToolchainFiles.place)
    LD_LIBRARY_PATH=$usr/lib/swift/linux:$usr/lib/swift/host${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    export LD_LIBRARY_PATH
    if [ -x "$usr/bin/swiftc" ]; then PATH=$usr/bin:$PATH; export PATH; fi
    # What the system says by itself of a library that is not there names no way out.
    missing=$(LD_TRACE_LOADED_OBJECTS=1 "$here/bin/lectern" 2>/dev/null | sed -n 's/^[[:space:]]*\\([^ ]*\\) => not found$/\\1/p' | sort -u)
    if [ -n "$missing" ]; then
      echo "Error: Lectern cannot start, because these libraries are not installed:" $missing >&2
      echo "  $here/install installs the Debian packages that they are in." >&2
      exit 1
    fi
    exec "$here/bin/lectern" "$@"

    """
}
