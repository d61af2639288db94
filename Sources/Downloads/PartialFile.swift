internal import Files
import Foundation
internal import HTTP

/// A file that is coming, and beside it which version of the server's file it is a part of.
struct PartialFile {
  private let file: URL
  private var note: URL { URL(fileURLWithPath: file.path + ".version") }

  init(_ file: URL) { self.file = file }

  /// The server's `ETag` or date when the first bytes came, as `If-Range` wants it (RFC 9110, 13.1.5); nil when the server
  /// gave none.
  var version: String? {
    guard let text = try? String(contentsOf: note, encoding: .utf8), !text.isEmpty else { return nil }
    return text
  }

  /// Keeps the version that a whole answer names.
  func remember(versionIn head: HTTPHead) {
    let tag = head.value("ETag")
    // A weak tag stands for files that mean the same, not for the same bytes.
    let strong = tag?.hasPrefix("W/") == true ? nil : tag
    guard let version = strong ?? head.value("Last-Modified") else { return forgetVersion() }
    try? Data(version.utf8).write(to: note)
  }

  /// Removes the note.
  func forgetVersion() { try? FileManager.default.removeItem(at: note) }

  /// The system would not write the file.
  func unwritable(_ error: any Error) -> DownloadProblem {
    .unwritable(file: file.path, reason: SystemReason.words(of: error))
  }
}
