import Foundation

/// What the system does not let be done to a file. The description names the file and gives the system's reason.
public enum FileError: Error, Equatable, CustomStringConvertible, LocalizedError {
  /// The file, or its folder, cannot be written.
  case unwritable(file: String, reason: String)

  /// One sentence: which file, and why.
  public var description: String {
    switch self {
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
    }
  }

  /// The same sentence, for Foundation.
  public var errorDescription: String? { description }

  /// The error that `errno` tells of.
  static func system(_ url: URL) -> FileError {
    .unwritable(file: url.path, reason: String(cString: strerror(errno)))
  }
}
