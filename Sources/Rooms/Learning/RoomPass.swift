import Files
import Foundation

/// The token of a room that was joined, kept so that whoever comes back after a crash is the same learner.
///
/// `rooms/DIGEST.json` in the state folder, for nobody but its owner to read.
struct RoomPass: Codable {
  var token: String
  var name: String

  private static func file(_ address: RoomAddress, code: String, name: String) -> URL {
    StateFolder.root.appendingPathComponent("rooms/\(Digest.hex("\(address) \(code) \(name)").prefix(24)).json")
  }

  static func load(_ address: RoomAddress, code: String, name: String) -> RoomPass? {
    FileManager.default.contents(atPath: file(address, code: code, name: name).path)
      .flatMap { try? JSONDecoder().decode(RoomPass.self, from: $0) }
  }

  /// Whoever cannot keep it joins anew.
  func save(_ address: RoomAddress, code: String, name: String) {
    let file = Self.file(address, code: code, name: name)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let data = try JSONEncoder().encode(self)
      try WholeFile.write(to: file, durably: false) {
        try data.write(to: $0)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: $0.path)
      }
    } catch {}
  }
}
