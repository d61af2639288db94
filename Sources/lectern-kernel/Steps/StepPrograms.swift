import Foundation

/// The programs that steps have started and that are this process's children by now: a step that ends takes its own along, however it
/// ends, and those of the step that this process ran go on as long as it does.
struct StepPrograms {
  private var kept: Set<pid_t> = []
  /// They were a step's or a snapshot's that is gone, and are waited for.
  private var adopted: Set<pid_t> = []
  private static let own = (executable: executable(of: getpid()), arguments: arguments(of: getpid()))

  /// What runs now is this process's own; asked before each fork.
  ///
  /// - Parameter snapshots: the children that run steps.
  mutating func keepThose(besides snapshots: Set<pid_t>) {
    kept = Self.children.subtracting(snapshots).subtracting(adopted)
  }

  /// Ends what a child has left that ended. Snapshots whose parent was killed are adopted too: the runner still holds them.
  mutating func endOrphans(besides snapshots: Set<pid_t>) {
    for orphan in Self.children.subtracting(snapshots).subtracting(kept).subtracting(adopted) {
      if Self.executable(of: orphan) != Self.own.executable || Self.arguments(of: orphan) != Self.own.arguments {
        kill(orphan, SIGKILL)
      }
      adopted.insert(orphan)
    }
  }

  /// Forgets those that have ended; whether there were any.
  mutating func reap() -> Bool {
    let ended = adopted.filter { waitpid($0, nil, WNOHANG) != 0 }
    adopted.subtract(ended)
    return !ended.isEmpty
  }

  /// The children of this process, those too that have ended and were not waited for.
  static var children: Set<pid_t> {
    let list = FileManager.default.contents(atPath: "/proc/self/task/\(getpid())/children") ?? Data()
    return Set(String(decoding: list, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) })
  }

  private static func executable(of process: pid_t) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe")
  }

  private static func arguments(of process: pid_t) -> Data? {
    FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
  }
}
