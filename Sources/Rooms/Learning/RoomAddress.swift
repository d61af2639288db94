import Foundation

/// Where a room is, as a learner types it.
public struct RoomAddress: Hashable, Sendable, CustomStringConvertible {
  /// The port where none is said.
  public static let port: UInt16 = 4434
  /// `http://192.168.1.20:4434`
  public let description: String

  /// - Parameter text: `http://192.168.1.20:4434`, or without the beginning or the port.
  /// - Returns: nil for what is no address.
  public init?(_ text: String) {
    let bare = text.trimmingCharacters(in: .whitespaces)
    let full = bare.contains("://") ? bare : "http://\(bare)"
    guard let parts = URLComponents(string: full), parts.scheme == "http", let host = parts.host, !host.isEmpty,
      parts.user == nil, parts.query == nil, parts.path.isEmpty || parts.path == "/",
      (1...65535).contains(parts.port ?? 1)
    else { return nil }
    description = "http://\(host):\(parts.port ?? Int(Self.port))"
  }

  func url(_ path: String) -> URL? { URL(string: description + path) }
}

/// Why a room is not joined.
public enum JoiningError: Error, Hashable, CustomStringConvertible {
  case unreachable(String, reason: String)
  case refused(String)
  case noRoom(String)

  /// What is so, and what to do.
  public var description: String {
    switch self {
    case .unreachable(let address, let reason):
      "nobody answers at \(address) (\(reason)). Compare it with the address on the teacher's board; both machines have to be in the same network"
    case .refused(let problem): problem
    case .noRoom(let address):
      "what answers at \(address) is no room of Lectern; compare it with the address on the teacher's board"
    }
  }
}
