import Foundation
import Testing

/// A course of which it is counted how often each lesson runs: every lesson of it adds a line to a file of its own.
struct UnchangedBench {
  let bench: CommandLineBench
  private let marks: URL

  /// Lessons by file name; `MARK` in them stands for the code that counts.
  init(_ lessons: [String: String]) throws {
    marks = FileManager.default.temporaryDirectory.appendingPathComponent("unchanged-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: marks, withIntermediateDirectories: true)
    var texts: [String: String] = [:]
    for (name, text) in lessons { texts[name] = text.replacingOccurrences(of: "MARK", with: Self.mark(marks, name)) }
    bench = try CommandLineBench(texts)
  }

  private static func mark(_ marks: URL, _ name: String) -> String {
    "do { let marks = fopen(\"\(marks.path)/\(name)\", \"a\")!; fputs(\"ran\\n\", marks); fclose(marks) }"
  }

  func remove() {
    bench.remove()
    try? FileManager.default.removeItem(at: marks)
  }

  /// How often a lesson has run, or begun to.
  func runs(_ name: String) -> Int {
    let text = (try? String(contentsOf: marks.appendingPathComponent(name), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").count
  }

  /// Runs a command that has to go well; what it said.
  @discardableResult
  func run(_ command: String = "lectern run", environment: [String: String?] = [:], status: Int32 = 0) throws -> String
  {
    let result = try bench.run(command, environment: environment)
    #expect(result.status == status, "\(command): \(result)")
    return result.output
  }

  func write(_ path: String, _ text: String) throws {
    let file = bench.folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Changes the text of a lesson.
  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try bench.text("Lessons/\(name)")
    #expect(text.contains(old))
    try write("Lessons/\(name)", text.replacingOccurrences(of: old, with: new))
  }
}
