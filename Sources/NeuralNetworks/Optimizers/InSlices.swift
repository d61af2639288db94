import Foundation

/// Does a loop over many numbers on all cores. Threads are joined here, none lives on: a process with threads could not be forked.
enum InSlices {
  /// Below this a loop is over before a thread has started.
  private static let leastCount = 1 << 20

  /// Calls `body` for ranges that make up 0..<count. Which range a number is in must not change what becomes of it.
  static func run(count: Int, _ body: (Range<Int>) -> Void) {
    let threads = min(ProcessInfo.processInfo.activeProcessorCount, max(count / leastCount, 1))
    guard threads > 1 else { return body(0..<count) }
    let slices = (0..<threads).map { count * $0 / threads..<count * ($0 + 1) / threads }
    withoutActuallyEscaping(body) { body in
      let work = slices.dropFirst().map { Work(range: $0, body: body) }
      var others: [pthread_t] = []
      for piece in work {
        var thread = pthread_t()
        let status = pthread_create(
          &thread, nil,
          { argument in
            if let argument { Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue().run() }
            return nil
          }, Unmanaged.passUnretained(piece).toOpaque())
        // Where no thread can be had, this one does it.
        if status == 0 { others.append(thread) } else { piece.run() }
      }
      body(slices[0])
      withExtendedLifetime(work) {
        for thread in others { pthread_join(thread, nil) }
      }
    }
  }

  private final class Work {
    let range: Range<Int>
    let body: (Range<Int>) -> Void

    init(range: Range<Int>, body: @escaping (Range<Int>) -> Void) { (self.range, self.body) = (range, body) }

    func run() { body(range) }
  }
}
