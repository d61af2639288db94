/// What becomes of picture files that cannot be read.
public enum OnError: String, CaseIterable, Sendable {
  /// The picture that is asked for and cannot be read is an error, which names it.
  case refuse
  /// All pictures are tried first; those that cannot be read are left out, and named once.
  case skip
}

/// A file that was left out.
public struct SkippedFile: Hashable, Sendable, CustomStringConvertible {
  /// Its name relative to the folder: `rural/rural1.jpeg`.
  public let name: String
  /// Why, as a sentence that names the file.
  public let reason: String

  /// The reason.
  public var description: String { reason }
}
