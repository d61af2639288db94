import Foundation
import TransferLearning

/// What the numbers were measured on.
struct Machine: Codable, Equatable {
  var processor: String
  /// Processors that this process may use, and threads of each contestant.
  var threads: Int
  var memoryBytes: Int
  var system: String
  /// The mean number of processes that wanted to run in the minute before: near 0 on a machine that does nothing else.
  var load: Double
  /// Whether the engine was built without optimization.
  var isDebugBuild: Bool

  static let debugBuild = "This is a debug build: its numbers mean nothing."

  static func current() -> Machine {
    func line(_ file: String, _ start: String) -> String? {
      let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
      let line = text.split(separator: "\n").first { $0.hasPrefix(start) }
      return line.flatMap { $0.firstIndex { $0 == ":" || $0 == "=" }.map { index in line![index...].dropFirst() } }
        .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"")) }
    }
    var load = [0.0]
    let hasLoad = getloadavg(&load, 1) == 1
    var isDebug = false
    // An assertion's condition is not looked at in a release build.
    assert(
      {
        isDebug = true
        return true
      }())
    return Machine(
      processor: line("/proc/cpuinfo", "model name") ?? "unknown", threads: JoinedThreads.cores,
      memoryBytes: Int(ProcessInfo.processInfo.physicalMemory),
      system: line("/etc/os-release", "PRETTY_NAME") ?? ProcessInfo.processInfo.operatingSystemVersionString,
      load: hasLoad ? load[0] : 0, isDebugBuild: isDebug)
  }
}
