import Foundation
import StepOutput

/// What Swift's runtime prints on standard error when a program traps: the message with a place in the standard library, and
/// addresses that mean nothing on a page.
enum TrapTrace {
  private static let mark = "Current stack trace:\n"

  /// The outputs with the runtime's message among the failure's details, and without its addresses.
  static func movedToDetails(_ outputs: [StepOutput]) -> [StepOutput] {
    guard case .error(var failure)? = outputs.last, failure.kind == .trap || failure.kind == .signal,
      let place = outputs.lastIndex(where: { if case .errorText = $0 { true } else { false } })
    else { return outputs }
    // The trace may have come in pieces.
    var start = place
    while start > 0, case .errorText = outputs[start - 1] { start -= 1 }
    let text = outputs[start...place].map { if case .errorText(let piece) = $0 { piece } else { "" } }.joined()
    guard let trace = text.range(of: mark, options: .backwards) else { return outputs }
    var lines = text[..<trace.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    if let message = lines.last, message.contains("Fatal error") || message.contains("Swift runtime failure") {
      failure.details.append(String(lines.removeLast()))
    }
    let rest = lines.isEmpty ? [] : [StepOutput.errorText(lines.joined(separator: "\n") + "\n")]
    return outputs[..<start] + rest + outputs[(place + 1)...].dropLast() + [.error(failure)]
  }
}
