import Foundation

/// What a process that did some work says that it cost: one line of JSON, the last of its output.
package struct WorkCost: Codable, Equatable {
  /// Of the work, by the names of its parts.
  package var seconds: [String: Double]
  /// The most memory that the process ever had.
  package var peakBytes: Int
  /// What was done to how many.
  package var count: Int

  /// Of this process, until now.
  package init(seconds: [String: Double], count: Int) {
    (self.seconds, self.count) = (seconds, count)
    peakBytes = Self.peak(of: "self")
  }

  /// The most memory that a process had so far, in bytes (`man 5 proc`); 0 where the system does not tell.
  ///
  /// - Parameter process: a number, or `self`.
  package static func peak(of process: String) -> Int { kilobytes("VmHWM:", in: "/proc/\(process)/status") }

  /// What a process has in memory now, each page by as many as share it.
  package static func share(of process: String) -> Int { kilobytes("Pss:", in: "/proc/\(process)/smaps_rollup") }

  private static func kilobytes(_ name: String, in file: String) -> Int {
    let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 << 10 } ?? 0
  }
}
