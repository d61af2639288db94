import Foundation

/// A part of a lesson that a search can lead to: what is below a heading, or a step.
public struct LessonPlace: Sendable, Hashable {
  /// For links; empty at the lesson's beginning.
  public var id: String
  public var title: String
  /// The words or the code in it.
  public var words: String

  /// The parts of a lesson in their order; hidden steps are none.
  static func all(of lesson: Lesson) -> [LessonPlace] {
    var places = [LessonPlace(id: "", title: lesson.title, words: "")]
    var number = 0
    for (index, block) in lesson.blocks.enumerated() {
      switch block {
      case .prose(let html):
        // A heading in a quote is not one of these, and its words are the quote's.
        var headings = lesson.headings.filter { $0.block == index }[...]
        for part in html.components(separatedBy: Self.headingMark) {
          if let heading = headings.first, part.hasPrefix("\n<h\(heading.level) id=\"\(heading.id)\">") {
            headings.removeFirst()
            let rest = part.range(of: "</div>").map { String(part[$0.upperBound...]) } ?? ""
            places.append(LessonPlace(id: heading.id, title: heading.text, words: words(of: rest)))
          } else {
            places[places.count - 1].words += words(of: part)
          }
        }
      // The teacher's.
      case .note: break
      case .step(let step):
        guard !step.attributes.hide else { continue }
        number += 1
        let title = ["Step \(number)", step.title].compactMap { $0 }.joined(separator: ": ")
        // A search would show what is not asked for yet.
        if step.attributes.answer {
          places.append(LessonPlace(id: step.id, title: title, words: ""))
          continue
        }
        let notes = (lesson.notes[step.id] ?? []).map { words(of: $0) }
        let code = step.source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        places.append(
          LessonPlace(id: step.id, title: title, words: ([code] + notes).joined(separator: " ")))
      }
    }
    return places
  }

  private static let headingMark = "<div class=\"heading\">"

  /// The words of HTML that Lectern has made. Of a formula its source is left.
  private static func words(of html: String) -> String {
    var text = html
    for (pattern, replacement) in [
      ("<a class=\"permalink\".*?</a>", ""), ("(?s)<math.*?<annotation[^>]*>", ""), ("<[^>]*>", ""),
    ] {
      text = text.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacingOccurrences(of: entity, with: character)
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ") + " "
  }
}
