import Foundation
import StepOutput

@testable import Literate

/// A lesson whose last step is wrong, and the words and the place that tell of it: a section of one of the files in `Corpus`.
struct WrongStep: Sendable {
  /// The section's title.
  var title: String
  /// The Markdown, without `☞`; its lines are those of the file that it stands in.
  var text: String
  var file: String
  /// What the failure has to say; where it ends with `…`, how it has to begin.
  var message: String
  /// Where it has to be, from 1; the column where a `☞` stood.
  var line: Int?
  var column: Int?
  /// The line of the last step from which the other was reached.
  var callingLine: Int?

  /// The sections of `NAME.md`.
  static func all(in name: String) throws -> [WrongStep] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus/\(name).md")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    let starts = lines.indices.filter { lines[$0].hasPrefix("## ") } + [lines.count]
    return zip(starts, starts.dropFirst()).map { start, end in
      WrongStep(lines[start..<end].map(String.init), from: start, file: "\(name).md")
    }
  }

  private init(_ lines: [String], from start: Int, file: String) {
    title = String(lines[0].dropFirst(3))
    self.file = file
    message = lines.first { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) } ?? ""
    var kept: [String] = []
    for (offset, text) in lines.enumerated() {
      let number = start + offset + 1
      if let hand = text.range(of: "☞") {
        (line, column) = (number, text[..<hand.lowerBound].utf8.count + 1)
      } else if text.hasSuffix("// <- here") {
        line = number
      } else if text.hasSuffix("// <- from here") {
        callingLine = number
      }
      kept.append(text.replacing("☞", with: ""))
    }
    text = String(repeating: "\n", count: start) + kept.joined(separator: "\n")
  }

  /// What is not as it should be; empty where all is.
  func mistakes(in record: StepRecord) -> [String] {
    guard let failure = record.failure else { return ["it did not fail: \(record.state)"] }
    var found: [String] = []
    let isRight = message.hasSuffix("…") ? failure.message.hasPrefix(message.dropLast()) : failure.message == message
    if !isRight { found.append("it says \"\(failure.message)\"") }
    if failure.file != file { found.append("it names the file \(failure.file ?? "none")") }
    if let line, failure.line != line { found.append("it names line \(failure.line ?? 0), not \(line)") }
    if let column, failure.column != column { found.append("it names column \(failure.column ?? 0), not \(column)") }
    if let callingLine, !failure.details.contains("called from line \(callingLine)") {
      found.append("it does not say that line \(callingLine) called")
    }
    let words = ([failure.message] + failure.details).joined(separator: "\n")
    for machinery in [
      "__lectern", "show(", "$s", "@_exported", "lessonParameters", "_main", "UnsafeMutable", "main.swift",
    ]
    where words.contains(machinery) { found.append("it speaks of \(machinery)") }
    return found.isEmpty ? [] : found + ["all of it: \(failure)"]
  }
}
