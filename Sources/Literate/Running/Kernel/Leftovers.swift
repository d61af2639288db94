import Foundation

/// What a process that was killed left behind is known by the number of the process in its name.
enum Leftovers {
  /// Whether there is no such process any more.
  static func isGone(_ process: Int32) -> Bool { kill(process, 0) != 0 && errno == ESRCH }

  /// Removes what begins with `prefix` and the number of a process that is gone, `-` or `.` behind it.
  static func remove(in folder: URL, prefix: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] where name.hasPrefix(prefix) {
      let number = name.dropFirst(prefix.count).prefix { $0.isASCII && $0.isNumber }
      let isWhole = name.dropFirst(prefix.count + number.count).first.map { "-.".contains($0) } ?? false
      guard isWhole, let process = Int32(number), isGone(process) else { continue }
      try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
  }
}
