/// The Debian packages of Lectern: the one list that the README, `lectern doctor` and `lectern bundle` go by.
package enum DebianPackages {
  /// The release they are those of, as `/etc/os-release` says it: `ID VERSION_ID`.
  package static let release = "debian 12"

  /// What Lectern is built with, and its weights fetched: the README installs these.
  package static let building = [
    "pkg-config", "python3-pip", "libopenblas-dev", "libjpeg-dev", "libhdf5-dev", "libcairo2-dev", "libdnnl-dev",
    "libcmark-gfm-dev", "libcmark-gfm-extensions-dev", "libzip-dev", "libssl-dev", "libcurl4-openssl-dev",
  ]

  /// What the built Lectern loads.
  package static let loaded = [
    "libcairo2", "libcmark-gfm-extensions0.29.0.gfm.6", "libcmark-gfm0.29.0.gfm.6", "libcurl4", "libdnnl2", "libgomp1",
    "libhdf5-103-1", "libjpeg62-turbo", "libopenblas0", "libpng16-16", "libssl3", "libzip4", "zlib1g",
  ]

  /// What the Swift compiler and linker load besides, and find beside themselves, when they make a step: headers of C, the beginning and end of
  /// a shared library.
  package static let compiling = [
    "libc6-dev", "libgcc-12-dev", "libstdc++6", "libuuid1", "libxml2", "tzdata",
  ]

  /// All that the course needs where nothing is built: what a bundle brings.
  package static let running = loaded + compiling

  /// The command that installs packages.
  package static func command(installing names: [String]) -> String {
    "sudo apt-get install -y \(names.joined(separator: " "))"
  }
}
