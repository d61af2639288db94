import Foundation

/// The folder that keeps what can be had again: weights, pictures, features, compiled steps.
///
/// `$LECTERN_CACHE` when it is set, else `$XDG_CACHE_HOME/lectern`, else `~/.cache/lectern`.
public enum CacheFolder {
  /// The root of the cache. It need not exist yet.
  public static var root: URL {
    let environment = ProcessInfo.processInfo.environment
    if let own = environment["LECTERN_CACHE"], !own.isEmpty {
      return URL(fileURLWithPath: own, isDirectory: true)
    }
    if let shared = environment["XDG_CACHE_HOME"], !shared.isEmpty {
      return URL(fileURLWithPath: shared, isDirectory: true).appendingPathComponent("lectern", isDirectory: true)
    }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return URL(fileURLWithPath: home, isDirectory: true).appendingPathComponent(".cache/lectern", isDirectory: true)
  }

  /// A folder of the cache (`weights`, `photos`, `features`, `steps`), created when it is not there.
  ///
  /// - Throws: what FileManager throws when the folder cannot be made.
  public static func folder(_ name: String) throws -> URL {
    let url = root.appendingPathComponent(name, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }
}
