import Foundation

/// A folder of its own for one test, gone with the object.
package final class ScratchFolder {
  /// Where it is.
  package let url: URL

  /// A new, empty folder.
  package init() throws {
    ChildWatch.begin
    url = FileManager.default.temporaryDirectory.appendingPathComponent("tests-of-lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file into it.
  package func write(_ name: String, _ bytes: [UInt8]) throws -> URL {
    let file = url.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file
  }
}

/// Runs `body` with a new folder that is gone afterwards.
package func withTemporaryFolder<R>(_ body: (URL) throws -> R) throws -> R {
  let scratch = try ScratchFolder()
  return try withExtendedLifetime(scratch) { try body(scratch.url) }
}
