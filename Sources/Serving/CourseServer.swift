import FlyingFox
import FlyingSocks
import Foundation
import Literate

/// Serves the pages of a course, live, to whoever has its address with the secret in it.
public final class CourseServer: Sendable {
  private let server: HTTPServer
  private let handler: CourseHandler
  /// Where it listens.
  public let address: ServedAddress
  /// What stands in its address.
  public let secret: Secret

  /// Takes the port.
  ///
  /// - Parameters:
  ///   - address: with port 0 a free one is taken.
  ///   - beside: what else there is under the secret.
  /// - Throws: ``ServingError``.
  public init(
    _ course: LiveCourse, at wanted: ServedAddress, secret: Secret = Secret(), beside: (any ServedBeside)? = nil
  ) throws {
    var address = wanted
    if address.port == 0 { address.port = try FreePort.find(wanted) } else { try FreePort.check(wanted) }
    (self.address, self.secret) = (address, secret)
    handler = CourseHandler(course: course, address: address, secret: secret, beside: beside)
    let configuration = HTTPServer.Configuration(
      address: try address.socketAddress(), timeout: 60, logger: .disabled)
    server = HTTPServer(config: configuration, handler: handler)
  }

  /// The address to open, with the secret in it.
  public var url: String {
    let name = address.host.contains(":") ? "[\(address.host)]" : address.host == "0.0.0.0" ? "127.0.0.1" : address.host
    return "http://\(name):\(address.port)/\(secret.text)/"
  }

  /// Serves until ``stop()``.
  ///
  /// - Throws: ``ServingError``.
  public func run() async throws {
    do { try await server.run() } catch is CancellationError {} catch {
      if await !server.isListening, handler.isOver { return }
      throw ServingError.failed(address.host, reason: "\(error)")
    }
  }

  /// Returns when it listens.
  public func waitUntilListening() async throws { try await server.waitUntilListening() }

  /// Ends it, and what is connected.
  public func stop() async {
    handler.end()
    await server.stop(timeout: 0)
  }
}
