import Foundation

/// What the system says of a process's memory, in bytes, and of its children (`man 5 proc`); 0 and none where the process is gone.
enum ProcessMemory {
  /// What is in memory, shared or not.
  static func resident(_ pid: Int32) -> Int {
    let words = text("/proc/\(pid)/statm").split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) * pageSize : 0
  }

  /// The most that was in memory at once.
  static func peak(_ pid: Int32) -> Int { kilobytes("VmHWM:", in: "/proc/\(pid)/status") }

  /// What no other process shares. It takes the system some milliseconds a gigabyte.
  static func unshared(_ pid: Int32) -> Int {
    let file = "/proc/\(pid)/smaps_rollup"
    return kilobytes("Private_Dirty:", in: file) + kilobytes("Private_Hugetlb:", in: file)
  }

  /// What the machine can still give.
  static var available: Int { kilobytes("MemAvailable:", in: "/proc/meminfo") }

  /// The processes that it has started, or adopted, and that were not waited for.
  static func children(of pid: Int32) -> Set<Int32> {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    let lists = threads.map { text("/proc/\(pid)/task/\($0)/children") }
    return Set(lists.flatMap { $0.split(separator: " ").compactMap { Int32($0) } })
  }

  private static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))

  private static func kilobytes(_ name: String, in file: String) -> Int {
    for line in text(file).split(separator: "\n") where line.hasPrefix(name) {
      return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 << 10 } ?? 0
    }
    return 0
  }

  private static func text(_ file: String) -> String {
    FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
