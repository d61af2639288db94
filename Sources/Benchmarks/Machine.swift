import Foundation

/// What the numbers were measured on, when, and by which command.
package struct Machine: Codable, Equatable {
  package var processor: String
  /// Processors that this process may use, and threads of each contestant.
  package var threads: Int
  package var memoryBytes: Int
  package var system: String
  /// Whether the engine was built without optimization.
  package var isDebugBuild: Bool
  /// `2026-07-31`; nil in a report that does not say.
  package var day: String?
  /// `lectern bench training --json`; nil in a report that does not say.
  package var command: String?

  /// As a line.
  package var words: String {
    let memory = String(format: "%.0f GB", Double(memoryBytes) / 1e9)
    return "\(processor), \(threads) threads, \(memory), \(system)"
  }

  package static let debugBuild = "This is a debug build: its numbers mean nothing."

  /// - Parameter threads: processors that this process may use.
  package static func current(threads: Int) -> Machine {
    Machine(
      processor: value(in: "/proc/cpuinfo", of: "model name") ?? "unknown processor", threads: threads,
      memoryBytes: Int(ProcessInfo.processInfo.physicalMemory),
      system: value(in: "/etc/os-release", of: "PRETTY_NAME") ?? ProcessInfo.processInfo.operatingSystemVersionString,
      isDebugBuild: isDebug, day: today, command: command)
  }

  private static var today: String {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }

  /// This process's words as one would type them.
  private static var command: String {
    let words = CommandLine.arguments.dropFirst().map { word in
      word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=,:".contains($0) } && !word.isEmpty
        ? word : "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
    return (["lectern"] + words).joined(separator: " ")
  }

  /// What stands behind `:` or `=` in the first line that begins with a word.
  private static func value(in file: String, of word: String) -> String? {
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(word) }
    let parts = line?.split(maxSplits: 1) { $0 == ":" || $0 == "=" } ?? []
    return parts.count == 2 ? parts[1].trimmingCharacters(in: CharacterSet(charactersIn: " \t\"")) : nil
  }

  private static var isDebug: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }
}
