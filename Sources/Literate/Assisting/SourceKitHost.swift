import Foundation

/// A running `lectern-sourcekit`. It ends when this is let go.
final class SourceKitHost {
  enum Outcome {
    case answered(Data)
    /// It says that it cannot.
    case refused
    /// It has ended, or does not come to an end: it is not to be asked again.
    case ended
  }

  private let process = Process()
  private let socket: Int32
  var pid: Int32 { process.processIdentifier }

  /// nil where it does not start.
  init?(executable: URL, library: URL) {
    guard FileManager.default.fileExists(atPath: library.path) else { return nil }
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    socket = ends[0]
    process.executableURL = executable
    process.arguments = [library.path]
    process.standardInput = FileHandle(fileDescriptor: ends[1], closeOnDealloc: false)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let isStarted = (try? process.run()) != nil
    close(ends[1])
    if !isStarted {
      close(socket)
      return nil
    }
  }

  deinit {
    close(socket)
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  func answer(to request: String, within patience: Duration) -> Outcome {
    let end = ContinuousClock.now + patience
    let body = Array(request.utf8)
    let head = (0..<4).map { UInt8(truncatingIfNeeded: body.count >> (8 * $0)) }
    guard put(head + body, until: end), let answer = get(5, until: end) else { return .ended }
    let count = answer[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard count <= Self.largest, let bytes = get(count, until: end) else { return .ended }
    return answer[4] == 0 ? .answered(Data(bytes)) : .refused
  }

  private static let largest = 1 << 26

  private func put(_ bytes: [UInt8], until end: ContinuousClock.Instant) -> Bool {
    var done = 0
    while done < bytes.count {
      guard wait(for: POLLOUT, until: end) else { return false }
      let count = bytes.withUnsafeBytes { all in
        send(socket, all.baseAddress.map { $0 + done }, all.count - done, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  private func get(_ count: Int, until end: ContinuousClock.Instant) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      guard wait(for: POLLIN, until: end) else { return nil }
      let got = bytes.withUnsafeMutableBytes { all in
        recv(socket, all.baseAddress.map { $0 + done }, count - done, Int32(MSG_DONTWAIT))
      }
      if got < 0, errno == EINTR || errno == EAGAIN { continue }
      guard got > 0 else { return nil }
      done += got
    }
    return bytes
  }

  private func wait(for events: Int32, until end: ContinuousClock.Instant) -> Bool {
    while true {
      let left = (end - .now) / .milliseconds(1)
      guard left > 0 else { return false }
      var entry = pollfd(fd: socket, events: Int16(events), revents: 0)
      let found = poll(&entry, 1, Int32(min(left.rounded(.up), 60_000)))
      if found > 0 { return true }
      if found < 0, errno != EINTR { return false }
    }
  }
}
