/// How large a file of weights is.
public enum WeightSize: Hashable, Codable, Sendable, CustomStringConvertible {
  /// To the byte.
  case exactly(Int)
  /// Four bytes for each parameter: where a file is public but its size is not.
  case about(Int)

  /// The size in bytes, to count with.
  public var bytes: Int {
    switch self {
    case .exactly(let bytes), .about(let bytes): bytes
    }
  }

  /// As people read it: `18.8 MB`, `about 102 MB`.
  public var description: String {
    switch self {
    case .exactly(let bytes): megabytes(bytes)
    case .about(let bytes): "about \(max(1, (bytes + 500_000) / 1_000_000)) MB"
    }
  }
}
