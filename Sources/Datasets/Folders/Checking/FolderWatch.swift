import Foundation

/// Whoever looks on while a folder of pictures is looked over, which takes a while where it is large.
package enum FolderWatch {
  /// Told at times how many of how many pictures have been looked at; one call at a time, on whichever thread looked at the last.
  nonisolated(unsafe) package static var onPictures: ((_ done: Int, _ all: Int) -> Void)?

  /// Counts what several threads look at.
  final class Count: @unchecked Sendable {
    /// Between two tellings, in seconds: a small folder has none.
    private static let pause = 0.25
    private let lock = NSLock()
    private let all: Int
    private var done = 0
    private var last = Date()

    init(of all: Int) { self.all = all }

    /// One more was looked at.
    func more() {
      guard let tell = FolderWatch.onPictures else { return }
      lock.withLock {
        done += 1
        guard Date().timeIntervalSince(last) > Self.pause else { return }
        last = Date()
        tell(done, all)
      }
    }
  }
}
