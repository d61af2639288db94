import Foundation

/// What whoever started this program lets it take (`ulimit`). Below some of it nothing can run, and the libraries that notice it first
/// only crash.
enum SystemLimits {
  private static let leastFiles: rlim_t = 160
  private static let leastMemory: rlim_t = 1_000_000_000

  /// Takes as many open files as are allowed.
  ///
  /// - Throws: ``SystemLimitError`` when there are too few of them, or too little memory.
  static func check() throws {
    var files = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0 {
      let allowed = files.rlim_cur
      if allowed < 4096, files.rlim_max > allowed {
        files.rlim_cur = min(files.rlim_max, 4096)
        if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) != 0 { files.rlim_cur = allowed }
      }
      if files.rlim_cur < leastFiles { throw SystemLimitError.files(allowed: files.rlim_cur, needed: leastFiles) }
    }
    var memory = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory) == 0, memory.rlim_cur < leastMemory {
      throw SystemLimitError.memory(allowed: memory.rlim_cur, needed: leastMemory)
    }
  }
}

/// Too little to run with.
enum SystemLimitError: Error, CustomStringConvertible {
  case files(allowed: rlim_t, needed: rlim_t)
  case memory(allowed: rlim_t, needed: rlim_t)

  var description: String {
    switch self {
    case .files(let allowed, let needed):
      "this shell allows \(allowed) open files, and Lectern needs \(needed). Raise it: ulimit -n \(needed)"
    case .memory(let allowed, let needed):
      "this shell allows \(allowed / 1_000_000) MB of address space, and Lectern needs \(needed / 1_000_000). Raise it:"
        + " ulimit -v unlimited"
    }
  }
}
