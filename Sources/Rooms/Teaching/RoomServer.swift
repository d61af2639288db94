import Foundation
import Literate
import Serving

/// The listener that learners reach: it knows the room and the lessons' pages as they are read, and nothing else of this machine.
public final class RoomServer: Sendable {
  private let listener: RoomListener
  /// Where it listens.
  public let address: ServedAddress
  let room: Room

  /// Takes the port.
  ///
  /// - Parameter wanted: with port 0 a free one is taken.
  /// - Throws: `ServingError`.
  public init(_ room: Room, course: LiveCourse, at wanted: ServedAddress) throws {
    var address = wanted
    address.port = try FreePort.take(wanted)
    (self.address, self.room) = (address, room)
    let handler = RoomHandler(room: room, course: course, address: address)
    do { listener = try RoomListener(at: address, handler: handler) } catch let error as ServingError {
      throw error
    } catch {
      throw ServingError.failed(address.host, reason: "\(error)")
    }
  }

  /// What learners open or join, best first.
  public var joinAddresses: [String] {
    let hosts = ["0.0.0.0", "::"].contains(address.host) ? NetworkAddresses.all : [address.host]
    return hosts.map { "http://\($0.contains(":") ? "[\($0)]" : $0):\(address.port)" }
  }

  /// Serves until ``stop()``.
  ///
  /// - Throws: `ServingError`.
  public func run() async throws {
    do { try await listener.run() } catch {
      if room.isOver { return }
      throw ServingError.failed(address.host, reason: "\(error)")
    }
  }

  /// Tells everybody that the room ends, and ends it.
  public func stop() async {
    room.end()
    // The lines say so before they end.
    try? await Task.sleep(for: .milliseconds(300))
    listener.stop()
  }
}
