import FlyingSocks
import Foundation

/// Where a course is served, and by which names it may be asked for.
public struct ServedAddress: Sendable {
  /// An address of this machine, or its name.
  public var host: String
  public var port: UInt16

  public init(host: String, port: UInt16) { (self.host, self.port) = (host, port) }

  /// Whether only this machine can reach it.
  public var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

  /// - Throws: ``ServingError`` for what is no address of a machine.
  package func socketAddress() throws -> any SocketAddress {
    switch host {
    case "localhost", "127.0.0.1": return try .inet(ip4: "127.0.0.1", port: port)
    case let host where host.contains(":"):
      guard let address = try? sockaddr_in6.inet6(ip6: host, port: port) else { throw ServingError.noAddress(host) }
      return address
    default:
      guard let address = try? sockaddr_in.inet(ip4: host, port: port) else { throw ServingError.noAddress(host) }
      return address
    }
  }

  /// Whether a request's `Host` may be meant for this server. A page elsewhere whose name was made to lead here sends that name.
  package func isMeant(by host: String) -> Bool {
    guard let (name, port) = Self.parts(of: host), port == self.port else { return false }
    if name == "localhost" || name == self.host || name == "127.0.0.1" || name == "[::1]" { return true }
    // Told to listen elsewhere: by an address, which nobody else can give out.
    var address = in_addr()
    return !isLoopback && (inet_pton(AF_INET, name, &address) == 1 || name == "[\(self.host)]")
  }

  /// Whether a request comes from a page of this server.
  package func isOwn(origin: String) -> Bool {
    guard origin.hasPrefix("http://") else { return false }
    return isMeant(by: String(origin.dropFirst("http://".count)))
  }

  private static func parts(of host: String) -> (name: String, port: UInt16)? {
    guard let match = host.wholeMatch(of: #/([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::([0-9]{1,5}))?/#) else { return nil }
    let port = match.output.2.map { UInt16($0) } ?? 80
    return port.map { (match.output.1.lowercased(), $0) }
  }
}

/// What keeps a course from being served.
public enum ServingError: Error, CustomStringConvertible, Hashable {
  case noAddress(String)
  case portTaken(UInt16)
  case notAllowed(UInt16)
  case failed(String, reason: String)

  /// One sentence: what is so, and what to do.
  public var description: String {
    switch self {
    case .noAddress(let host):
      "`\(host)` is no address of a machine: expected numbers like 127.0.0.1 or ::1, or localhost"
    case .portTaken(let port): "port \(port) is in use; `--port 0` takes a free one"
    case .notAllowed(let port): "port \(port) may not be used by you; take one from 1024 on, or `--port 0`"
    case .failed(let host, let reason): "\(host) cannot be listened on: \(reason)"
    }
  }
}
