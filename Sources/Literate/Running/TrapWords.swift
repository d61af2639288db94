import Foundation
import StepOutput

/// What a step prints on standard error, as it comes, without what the runtime writes about a trap: the step's failure tells that
/// with its place.
public struct TrapWords {
  private static let markers = [": Fatal error", ": Precondition failed", ": Assertion failed", "Current stack trace:"]
  private var held = ""

  public init() {}

  /// What can be shown now; from where a trap may be told on, it waits for the end.
  public mutating func pass(_ text: String) -> String {
    held += text
    guard let marker = Self.markers.compactMap({ held.range(of: $0)?.lowerBound }).min() else {
      defer { held = "" }
      return held
    }
    let start = held[..<marker].lastIndex { $0.isNewline }.map { held.index(after: $0) } ?? held.startIndex
    let before = String(held[..<start])
    held.removeSubrange(..<start)
    return before
  }

  /// What was no trap's after all, when the step has ended.
  public mutating func finish() -> String {
    defer { held = "" }
    guard case .errorText(let text)? = OutputCollector.withoutTrace(.errorText(held)) else { return "" }
    return text
  }
}
