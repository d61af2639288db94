import Foundation
import Testing

@testable import Charts

/// Files of expected output, beside the tests. `LECTERN_RECORD=1 swift test` writes them anew and still fails that run.
enum Golden {
  /// Another Cairo words the same paths differently.
  static let isComparable = Canvas.cairoVersion.hasPrefix("1.16.")
  static let why: Comment = "the golden charts were drawn by Cairo 1.16; this is \(Canvas.cairoVersion)"

  static func compare(_ text: String, with name: String, here: String = #filePath) throws {
    let file = URL(fileURLWithPath: here).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    if ProcessInfo.processInfo.environment["LECTERN_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data((text + "\n").utf8).write(to: file, options: .atomic)
      Issue.record("recorded \(name); look at it, then run again without LECTERN_RECORD")
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(text + "\n" == expected, "\(name) differs; LECTERN_RECORD=1 records it anew")
  }
}
