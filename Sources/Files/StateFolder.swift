import Foundation

/// The folder that keeps what cannot be had again: how far a learner is, and what they have changed. Clearing the cache never takes it.
///
/// `$LECTERN_STATE` when it is set, else `$XDG_STATE_HOME/lectern`, else `~/.local/state/lectern`.
public enum StateFolder {
  /// The root. It need not exist yet.
  public static var root: URL {
    let environment = ProcessInfo.processInfo.environment
    if let own = environment["LECTERN_STATE"], !own.isEmpty { return URL(fileURLWithPath: own, isDirectory: true) }
    if let shared = environment["XDG_STATE_HOME"], !shared.isEmpty {
      return URL(fileURLWithPath: shared, isDirectory: true).appendingPathComponent("lectern", isDirectory: true)
    }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return URL(fileURLWithPath: home, isDirectory: true)
      .appendingPathComponent(".local/state/lectern", isDirectory: true)
  }
}
