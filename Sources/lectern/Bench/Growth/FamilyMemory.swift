import Benchmarks
import Foundation

/// What a running `lectern` and the kernel processes below it have in memory, looked at again and again until it ends.
final class FamilyMemory: @unchecked Sendable {
  /// The most at any look, in bytes.
  struct Peak {
    /// Of `lectern` itself.
    var runner = 0
    /// Of all kernel processes together; what they share counts once.
    var kernels = 0
    /// How many kernel processes there were at once.
    var processes = 0
  }

  private let process: Int32
  private let lock = NSLock()
  private var peak = Peak()
  private var isOver = false
  private static let pause: useconds_t = 20_000

  init(of process: Int32) {
    self.process = process
    Thread.detachNewThread { [self] in
      while !lock.withLock({ isOver }) {
        look()
        usleep(Self.pause)
      }
    }
  }

  /// The process has ended.
  func end() -> Peak {
    lock.withLock {
      isOver = true
      return peak
    }
  }

  private func look() {
    let runner = WorkCost.peak(of: "\(process)")
    let kernels = descendants.filter(Self.isKernel)
    let bytes = kernels.reduce(0) { $0 + WorkCost.share(of: "\($1)") }
    lock.withLock {
      peak.runner = max(peak.runner, runner)
      peak.kernels = max(peak.kernels, bytes)
      peak.processes = max(peak.processes, kernels.count)
    }
  }

  /// All processes below the one that is watched.
  private var descendants: [Int32] {
    var children: [Int32: [Int32]] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
      guard let process = Int32(name), let parent = Self.parent(of: process) else { continue }
      children[parent, default: []].append(process)
    }
    var found = children[process] ?? []
    var next = 0
    while next < found.count {
      found += children[found[next]] ?? []
      next += 1
    }
    return found
  }

  /// The second number behind the name, which stands in parentheses (`man 5 proc`).
  private static func parent(of process: Int32) -> Int32? {
    let data = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
    let words = String(decoding: data, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
    return words.count > 1 ? Int32(words[1]) : nil
  }

  private static func isKernel(_ process: Int32) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe"))
      == Installation.kernel.executable.path
  }
}
