import Foundation

/// A process around the toolchain's SourceKit: `lectern-sourcekit libsourcekitdInProc.so`. On its standard input, a socket, it takes
/// requests as SourceKit's YAML and answers each with JSON; before each stand its length in four bytes, the lowest first, and
/// for an answer one more byte: 0, or 1 where it is the words of an error.
///
/// What SourceKit prints goes nowhere; when it crashes or does not come to an end, this process ends and with it nothing else.
@main struct SourceKitProgram {
  /// No request takes so many seconds; whoever asked has long given up.
  private static let patience: UInt32 = 15
  private static let addressSpace: rlim_t = 6 << 30

  static func main() {
    guard let path = CommandLine.arguments.dropFirst().first, let library = SourceKitLibrary(path: path) else {
      exit(72)
    }
    var limit = rlimit(rlim_cur: addressSpace, rlim_max: addressSpace)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    while let size = read(4), let request = read(Int(number(size))) {
      alarm(patience)
      let answer = library.answer(to: request)
      alarm(0)
      let bytes = Array(answer.text.utf8)
      let length = UInt32(bytes.count)
      let head = (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * UInt32($0))) }
      guard write(head + [answer.isError ? 1 : 0] + bytes) else { return }
    }
  }

  private static func number(_ bytes: [UInt8]) -> UInt32 { bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) } }

  private static func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes { recv(0, $0.baseAddress.map { $0 + done }, count - done, 0) }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      done += got
    }
    return bytes
  }

  private static func write(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let put = bytes.withUnsafeBytes {
        send(0, $0.baseAddress.map { $0 + done }, bytes.count - done, Int32(MSG_NOSIGNAL))
      }
      if put < 0, errno == EINTR { continue }
      guard put > 0 else { return false }
      done += put
    }
    return true
  }
}
