import Foundation
import TestSupport

/// A connection to a port of this machine.
enum RawConnection {
  /// Sends a text and reads what comes, until it ends or nothing comes for a second.
  ///
  /// - Parameter patience: how long the first bytes may take, in seconds.
  static func exchange(_ text: String, port: UInt16, patience: Int = 60) async throws -> Data {
    try await ServeProcess.onAThread { try exchangeNow(text, port: port, patience: patience) }
  }

  private static func exchangeNow(_ text: String, port: UInt16, patience: Int) throws -> Data {
    let file = try PlainHTTP.connect(to: Int(port))
    defer { close(file) }
    var wait = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    wait.tv_sec = 1
    // What is refused may be so before all was sent.
    PlainHTTP.put(Data(text.utf8), into: file)
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(file, &buffer, buffer.count, 0)
      guard count > 0 else { return answer }
      answer.append(contentsOf: buffer[..<count])
      // The first answer may take its time: a lesson is opened for it.
      setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    }
  }
}
