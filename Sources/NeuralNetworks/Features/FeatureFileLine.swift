import Foundation

/// The first line of a file of features: `lectern-features 2 MODEL LABEL`.
struct FeatureFileLine {
  private static let words = "lectern-features 2 "
  private static let mostBytes = 512

  /// The digest of the model.
  let model: String
  /// What people call it.
  let label: String
  /// In bytes, with the line's end.
  let length: Int

  /// Reads it; nil when the file begins otherwise.
  init?(_ descriptor: Int32) {
    let line = withUnsafeTemporaryAllocation(byteCount: Self.mostBytes, alignment: 1) { buffer -> String? in
      let count = FeatureFile.read(descriptor, into: buffer, at: 0)
      guard let end = buffer[..<count].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      return String(decoding: buffer[..<end], as: UTF8.self)
    }
    guard let line, line.hasPrefix(Self.words) else { return nil }
    let rest = line.dropFirst(Self.words.count)
    guard let space = rest.firstIndex(of: " ") else { return nil }
    model = String(rest[..<space])
    label = String(rest[rest.index(after: space)...])
    length = line.utf8.count + 1
  }

  /// Reads it; nil when there is no such file, or it begins otherwise.
  init?(_ url: URL) {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    self.init(descriptor)
  }

  /// The line of a new file.
  static func text(model: String, label: String) -> String {
    let kept = label.unicodeScalars.filter {
      CharacterSet.alphanumerics.contains($0) || "_-.".unicodeScalars.contains($0)
    }
    return "\(words)\(model) \(String(String.UnicodeScalarView(kept)).prefix(64))\n"
  }
}
