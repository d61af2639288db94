import Foundation

/// Threads that all end before the call that made them returns: a pool would live on, and the process could not be forked
/// afterwards.
package enum JoinedThreads {
  /// As many as there are cores for this process.
  package static let cores: Int = {
    // Those that this process may run on, where the system tells; ProcessInfo counts all.
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let mask = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") }?.drop { $0 != "\t" } ?? ""
    let allowed = mask.reduce(0) { $0 + ($1.hexDigitValue ?? 0).nonzeroBitCount }
    if allowed > 0 { return min(allowed, max(1, ProcessInfo.processInfo.activeProcessorCount)) }
    return max(1, ProcessInfo.processInfo.activeProcessorCount)
  }()

  /// Does `work` on `count` other threads while `body` runs on this one, and returns when all are done. Where no thread can
  /// be had, there are fewer; `body` is told how many there are.
  package static func with<R>(
    _ count: Int, doing work: @escaping () -> Void, _ body: (Int) throws -> R
  ) rethrows -> R {
    let shared = Work(work)
    var threads: [pthread_t] = []
    for _ in 0..<count {
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { argument in
          Unmanaged<Work>.fromOpaque(argument!).takeUnretainedValue().run()
          return nil
        }, Unmanaged.passUnretained(shared).toOpaque())
      if status == 0 { threads.append(thread) }
    }
    defer {
      // The threads know of `shared` by its address only.
      withExtendedLifetime(shared) { for thread in threads { pthread_join(thread, nil) } }
    }
    return try body(threads.count)
  }

  private final class Work {
    let run: () -> Void

    init(_ run: @escaping () -> Void) { self.run = run }
  }
}
