import Foundation
import Literate

/// The code of answers as HTML, kept, since the board shows the same ones again and again.
final class ColouredAnswers: @unchecked Sendable {
  /// Of those that are kept.
  private static let most = 400
  /// In letters of code that the board shows of an answer.
  private static let longest = 4000
  private let lock = NSLock()
  private var known: [String: String] = [:]

  /// Whatever the code says, it is text.
  func html(_ code: String) -> String {
    let start = String(code.prefix(Self.longest))
    if let html = lock.withLock({ known[start] }) { return html }
    let more = code.count - start.count
    let html =
      OwnPage.code(start) + (more > 0 ? "<span class=\"line comment\">… and \(more) more letters</span>\n" : "")
    lock.withLock {
      if known.count >= Self.most { known = [:] }
      known[start] = html
    }
    return html
  }
}
