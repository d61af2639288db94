import Foundation

/// Notices which files of some folders have changed: by inotify where there is any, and by looking.
///
/// Whatever wakes it, what has changed is found by comparing the files with how they were, so that editors that write aside and rename
/// are as good as those that write in place. Folders in the folders are not looked into.
final class FolderWatch: @unchecked Sendable {
  /// How long nothing may happen before it is told.
  static let quiet = Duration.milliseconds(60)
  /// Where what is noticed comes from, file by file.
  let changes: AsyncStream<Set<String>>
  /// Whether the system tells of nothing by itself.
  let isPolling: Bool

  private let folders: [String]
  private let notifier: Int32
  private let continuation: AsyncStream<Set<String>>.Continuation
  private var stamps: [String: FileStamp]
  private let lock = NSLock()
  private var isOver = false

  /// - Parameter polling: look only, as where the system has no watches left.
  init(_ folders: [String], polling: Bool = false) {
    self.folders = folders
    notifier = polling ? -1 : inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    isPolling = !Self.add(folders, to: notifier)
    stamps = Self.stamps(folders)
    (changes, continuation) = AsyncStream.makeStream()
    Thread.detachNewThread { [self] in watch() }
  }

  /// Ends it; it looks no more within half a second.
  func stop() { lock.withLock { isOver = true } }

  private static func add(_ folders: [String], to notifier: Int32) -> Bool {
    guard notifier >= 0 else { return false }
    let events = IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB
    return folders.map { inotify_add_watch(notifier, $0, UInt32(events)) >= 0 }.allSatisfy { $0 }
  }

  private func watch() {
    while !lock.withLock({ isOver }) {
      if wait(milliseconds: 400) {
        // An editor may still be writing.
        let begin = ContinuousClock.now
        while wait(milliseconds: Int32(Self.quiet / .milliseconds(1))), ContinuousClock.now - begin < .seconds(1) {}
        // A folder that was made again is another one to the system.
        _ = Self.add(folders, to: notifier)
      }
      look()
    }
    if notifier >= 0 { close(notifier) }
    continuation.finish()
  }

  /// Whether the system has told of something.
  private func wait(milliseconds: Int32) -> Bool {
    var file = pollfd(fd: notifier, events: Int16(POLLIN), revents: 0)
    guard poll(&file, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 16 << 10)
    while read(notifier, &bytes, bytes.count) > 0 {}
    return true
  }

  private func look() {
    var now = Self.stamps(folders)
    func changed() -> Set<String> {
      Set(stamps.keys).union(now.keys).filter { stamps[$0] != now[$0] }
    }
    guard !changed().isEmpty else { return }
    // A file that is empty, or gone, is often about to be written.
    if changed().contains(where: { now[$0]?.size ?? 0 == 0 }) {
      usleep(250_000)
      now = Self.stamps(folders)
    }
    let found = changed()
    stamps = now
    if !found.isEmpty { continuation.yield(found) }
  }

  /// The files by their paths; links are followed.
  private static func stamps(_ folders: [String]) -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    for folder in folders {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where isOfUse(name) {
        let path = folder == "." ? name : "\(folder)/\(name)"
        let stamp = FileStamp(URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        if stamp.kind == .file { stamps[path] = stamp }
      }
    }
    return stamps
  }

  /// Not what editors leave for themselves.
  private static func isOfUse(_ name: String) -> Bool {
    !name.hasPrefix(".") && !name.hasPrefix("#") && !name.hasSuffix("~") && !name.allSatisfy(\.isNumber)
  }
}
