import Files
import Foundation

/// Digests of files and of folders' names, each taken once while this lives, as long as the file stays as it is.
final class InputDigests: @unchecked Sendable {
  private let lock = NSLock()
  private var known: [String: (status: FileStatus, digest: String)] = [:]

  /// The SHA-256 of a file that was seen to be so; nil where it cannot be read.
  func digest(of path: String, _ status: FileStatus) -> String? {
    if let known = lock.withLock({ known[path] }), known.status == status { return known.digest }
    guard let digest = try? Digest.hex(contentsOf: URL(fileURLWithPath: path)) else { return nil }
    // What changes within the step of its file's clock is read again.
    let now = Int(Date().timeIntervalSince1970 * 1e9)
    if FileStatus(of: path) == status, status.time < now - 2_000_000_000 {
      lock.withLock { known[path] = (status, digest) }
    }
    return digest
  }

  /// A digest that an earlier run has taken.
  func remember(_ input: LessonInput, taken: Int) {
    guard let digest = input.digest, input.kind == .content || input.kind == .written,
      input.status.thing == .file, input.status.time < taken - 2_000_000_000
    else { return }
    lock.withLock { known[input.path] = (input.status, digest) }
  }

  /// The names in a folder, in order; hidden ones too, unless it is the folder of a lesson, where those count that its steps find.
  func names(of path: String, _ kind: LessonInput.Kind) -> (digest: String, names: [String])? {
    guard var names = try? FileManager.default.contentsOfDirectory(atPath: path).sorted() else { return nil }
    if kind == .beside { names.removeAll { $0.hasPrefix(".") || $0.hasSuffix(".md") } }
    return (Digest.hex(names.joined(separator: "\0")), names)
  }

  /// Where a link leads; nil where there is none.
  static func destination(of path: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: path)
  }
}
