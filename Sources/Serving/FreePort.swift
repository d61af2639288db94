import Foundation

/// Looks whether a port can be had, so that it can be said why not.
package enum FreePort {
  /// The port of an address, or a free one where it is 0.
  ///
  /// - Throws: ``ServingError`` when the port cannot be had.
  package static func take(_ address: ServedAddress) throws -> UInt16 { try bind(address) }

  /// A port that nobody listens on.
  static func find(_ address: ServedAddress) throws -> UInt16 { try bind(address) }

  /// - Throws: ``ServingError`` when the port cannot be had.
  static func check(_ address: ServedAddress) throws { _ = try bind(address) }

  private static func bind(_ address: ServedAddress) throws -> UInt16 {
    let wanted = try address.socketAddress()
    let file = socket(Int32(wanted.family), Int32(SOCK_STREAM.rawValue), 0)
    guard file >= 0 else { throw ServingError.failed(address.host, reason: String(cString: strerror(errno))) }
    defer { close(file) }
    var yes: Int32 = 1
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let result = wanted.withSockAddr { Glibc.bind(file, $0, $1) }
    guard result == 0, listen(file, 1) == 0 else {
      switch errno {
      case EADDRINUSE: throw ServingError.portTaken(address.port)
      case EACCES: throw ServingError.notAllowed(address.port)
      default: throw ServingError.failed(address.host, reason: String(cString: strerror(errno)))
      }
    }
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let named = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(file, $0, &size) }
    }
    guard named == 0 else { throw ServingError.failed(address.host, reason: String(cString: strerror(errno))) }
    return withUnsafeBytes(of: storage) { bytes in
      // The port stands at the same place in both kinds of address.
      UInt16(bytes[2]) << 8 | UInt16(bytes[3])
    }
  }
}
