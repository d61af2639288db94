import Foundation
import StepOutput

/// What a step showed, for the record: neighbouring text is one piece, a flood keeps its beginning and its end.
struct OutputCollector {
  /// In UTF-8 bytes, of one step's text in all; what comes after is counted, and the end of it kept.
  static let mostText = 256 << 10
  private static let keptEnd = 16 << 10

  private(set) var notices: [String] = []
  private var outputs: [StepOutput] = []
  private var size = 0
  private var dropped = 0
  private var end = ""

  /// The last of what was printed on standard error, for a trap's message.
  private(set) var errorEnd = ""

  mutating func add(_ output: StepOutput) {
    switch output {
    case .text(let text): addText(text, isError: false)
    case .errorText(let text):
      errorEnd = String((errorEnd + text).suffix(8 << 10))
      addText(text, isError: true)
    case .progress: break
    case .notice(let notice): if !notices.contains(notice) { notices.append(notice) }
    default: outputs.append(output)
    }
  }

  /// All of it, without what the runtime wrote about a trap, which the step's failure tells with its place.
  func finished() -> [StepOutput] {
    guard dropped > 0 else { return outputs.compactMap(Self.withoutTrace) }
    let left = dropped - end.utf8.count
    let note = left > 0 ? "\n… \(left) bytes are left out here …\n" : ""
    return outputs + [.text(note + end)]
  }

  /// The runtime's words are `FILE:LINE: Fatal error: MESSAGE`, `Current stack trace:` and numbered lines of addresses
  /// (stdlib/public/runtime/Errors.cpp), which differ from run to run.
  static func withoutTrace(_ output: StepOutput) -> StepOutput? {
    guard case .errorText(let text) = output, let trace = text.range(of: "Current stack trace:\n", options: .backwards)
    else { return output }
    var before = text[..<trace.lowerBound]
    let line = before.dropLast(before.last == "\n" ? 1 : 0).split(separator: "\n", omittingEmptySubsequences: false)
      .last
    let markers = ["Fatal error", "Precondition failed", "Assertion failed"]
    if let line, markers.contains(where: { line.contains(": " + $0) }) { before = text[..<line.startIndex] }
    let after = text[trace.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.first?.isNumber == true && $0.contains(" 0x") }
    let plain = before + after.joined(separator: "\n")
    return plain.isEmpty ? nil : .errorText(String(plain))
  }

  private mutating func addText(_ text: String, isError: Bool) {
    let room = Self.mostText - size
    size += text.utf8.count
    guard room > 0 else { return drop(text) }
    var kept = text
    if text.utf8.count > room {
      // Whole lines, where there are any.
      let cut = text.utf8.prefix(room).lastIndex(of: UInt8(ascii: "\n")).map { text.utf8.index(after: $0) }
      let index = cut ?? String.Index(text.utf8.index(text.startIndex, offsetBy: room), within: text) ?? text.startIndex
      kept = String(text[..<index])
      drop(String(text[index...]))
    }
    switch outputs.last {
    case .text(let before)? where !isError: outputs[outputs.count - 1] = .text(before + kept)
    case .errorText(let before)? where isError: outputs[outputs.count - 1] = .errorText(before + kept)
    default: outputs.append(isError ? .errorText(kept) : .text(kept))
    }
  }

  private mutating func drop(_ text: String) {
    dropped += text.utf8.count
    end += text
    if end.utf8.count > 2 * Self.keptEnd { end = String(end.suffix(Self.keptEnd)) }
  }
}
