import StepOutput

/// Why it is not known what a step depends on.
enum UnknownInput: Codable, Hashable, Sendable {
  case program(String)
  case connection
  /// Something that is neither file nor folder: a pipe, a device.
  case device(String)
  case unfollowed

  init?(_ use: FileUse) {
    switch use.kind {
    case .started: self = .program(use.path)
    case .connected: self = .connection
    case .unfollowed: self = .unfollowed
    case .read where use.thing == .other: self = .device(use.path)
    default: return nil
    }
  }

  /// What it did.
  var words: String {
    switch self {
    case .program(let path): "it started another program (\(path)), so what it read is not known"
    case .connection: "it spoke to somebody over a network or a socket, so what it read is not known"
    case .device(let path): "it read from \(path), which is no file, so what it read is not known"
    case .unfollowed: "not all that it read could be followed"
    }
  }
}
