import Foundation
import StepOutput

/// A lesson's run, with what has to be known to tell whether another one would come out the same.
public struct LessonRun: Sendable {
  /// What happened.
  public var record: LessonRecord
  /// What each step did with files, by its id.
  var uses: [String: [FileUse]]
  /// Where the steps found themselves; empty where none ran.
  var work: String
  /// The libraries that the kernel had loaded.
  var libraries: [String]
  /// The most that one of its processes had in memory, in bytes.
  var memory: Int
}

extension Session {
  /// The run so far; to be asked for before the session is closed.
  var finishedRun: LessonRun {
    LessonRun(
      record: record, uses: uses, work: folder.map { $0 + "/work" } ?? "",
      libraries: tree?.root.line.map { Self.libraries(of: $0.pid) } ?? [],
      memory: slots.compactMap { $0.result?.memory?.peak }.max() ?? 0)
  }

  /// The shared libraries of a process (`man 5 proc`), steps not among them.
  private static func libraries(of process: Int32) -> [String] {
    let maps = FileManager.default.contents(atPath: "/proc/\(process)/maps") ?? Data()
    let paths = String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.firstIndex(of: "/").map { String(line[$0...]) }
    }
    return Set(paths.filter { $0.contains(".so") }).sorted()
  }
}
