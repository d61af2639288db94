import Foundation
import TestSupport

/// A connection to a port of this machine.
enum RawConnection {
  struct Failure: Error { var reason: String }

  /// Sends a text and reads what comes, until it ends or nothing comes for a second.
  ///
  /// - Parameter patience: how long the first bytes may take, in seconds.
  static func exchange(_ text: String, port: UInt16, patience: Int = 60) async throws -> Data {
    try await ServeProcess.onAThread { try exchangeNow(text, port: port, patience: patience) }
  }

  private static func exchangeNow(_ text: String, port: UInt16, patience: Int) throws -> Data {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(file) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw Failure(reason: "no connection to port \(port)") }
    var wait = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    wait.tv_sec = 1
    var rest = Data(text.utf8)
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { break }
      rest = Data(rest.dropFirst(count))
    }
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
