import Foundation

/// One request to a server on loopback. Foundation's client does not accept the answers of Chromium's driver.
package enum PlainHTTP {
  /// No connection, or no whole answer.
  package struct Failure: Error { package var reason: String }

  /// The status and the body of the answer.
  ///
  /// - Parameters:
  ///   - headers: besides those that every request has, or in their places.
  ///   - patience: how long nothing may come, in seconds; more than a page may take to load.
  package static func ask(
    _ method: String, port: Int, path: String, body: Data = Data(), headers: [String: String] = [:],
    patience: Int = 400
  ) throws -> (status: Int, body: Data) {
    let connection = try connect(to: port)
    defer { close(connection) }
    var wait = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    let own = [
      "Host": "127.0.0.1:\(port)", "Content-Type": "application/json", "Content-Length": "\(body.count)",
      "Connection": "close",
    ]
    let lines = own.merging(headers) { $1 }.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
    let head = "\(method) /\(path) HTTP/1.1\r\n\(lines)\r\n"
    guard put(Data(head.utf8) + body, into: connection) else { throw Failure(reason: "the request was not taken") }
    return try answer(from: connection)
  }

  /// A connection to a port of this machine, to be closed by who asked for it.
  package static func connect(to port: Int) throws -> Int32 {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else {
      close(connection)
      throw Failure(reason: "no connection to port \(port)")
    }
    return connection
  }

  /// Whether all of it was taken.
  @discardableResult
  package static func put(_ data: Data, into connection: Int32) -> Bool {
    var rest = data
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = Data(rest.dropFirst(count))
    }
    return true
  }

  private static func answer(from connection: Int32) throws -> (status: Int, body: Data) {
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = answer.firstRange(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self)
        let length = head.firstMatch(of: #/(?i)content-length: *([0-9]+)/#).flatMap { Int($0.output.1) } ?? 0
        let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        if answer.count >= end.upperBound + length { return (status, Data(answer[end.upperBound...].prefix(length))) }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { throw Failure(reason: "the answer broke off") }
      answer.append(contentsOf: buffer[..<count])
    }
  }
}
