import Foundation
import Literate

/// A difference for a terminal.
struct DifferenceText {
  private let difference: Difference
  private let style: Style
  /// How many characters of what is the same stand beside what differs.
  private static let near = 30
  private static let longest = 160

  init(_ difference: Difference, _ style: Style) { (self.difference, self.style) = (difference, style) }

  var lines: [String] {
    let place = difference.place
    switch (difference.recorded, difference.now) {
    case (let recorded?, nil): return alone("is gone", Self.short(recorded))
    case (nil, let now?):
      return difference.kind == .failure
        ? ["\(place): \(style.red(Self.short(now)))"] : alone("is new", Self.short(now))
    case (let recorded?, let now?):
      if let line = numberLine(recorded, now) { return [line] }
      guard !difference.pieces.isEmpty, !isWhole else {
        return ["\(place): \(Self.short(recorded)) → \(style.red(Self.short(now)))"]
      }
      return [place] + context + ["    " + merged] + difference.numbers.prefix(4).map { "    " + Self.words($0) }
    case (nil, nil): return [place]
    }
  }

  /// What only one of them has.
  private func alone(_ what: String, _ text: String) -> [String] {
    guard difference.kind == .text else { return ["\(difference.place) \(what): \(style.red(text))"] }
    return ["\(difference.place) \(what)"] + context + ["    " + style.red(text)]
  }

  private var context: [String] {
    difference.context.map { [style.dim("    " + Self.short($0))] } ?? []
  }

  /// One number that is all of a cell needs no second line.
  private func numberLine(_ recorded: String, _ now: String) -> String? {
    guard difference.kind != .text, difference.numbers.count == 1, !recorded.contains(" "), !now.contains(" ") else {
      return nil
    }
    return "\(difference.place): \(recorded) → \(style.red(now)) \(Self.room(difference.numbers[0]))"
  }

  /// Whether nothing is left of what was.
  private var isWhole: Bool {
    difference.numbers.isEmpty
      && !difference.pieces.contains { $0.side == .both && $0.text.contains(where: \.isLetter) }
  }

  /// `loss: [-0.7183-]{+0.7200+}`, as git shows words.
  private var merged: String {
    let pieces = difference.pieces
    return pieces.indices.map { index in
      let (space, text) = Self.split(TerminalLine.printable(pieces[index].text))
      switch pieces[index].side {
      case .both:
        let isFirst = index == pieces.startIndex
        return space + Self.middle(text, keepsStart: !isFirst, keepsEnd: index != pieces.endIndex - 1)
      case .recorded: return space + style.dim("[-\(Self.short(text))-]")
      case .now:
        let followsOld = index > 0 && pieces[index - 1].side == .recorded
        return (followsOld ? "" : space) + style.red("{+\(Self.short(text))+}")
      }
    }.joined()
  }

  private static func split(_ text: String) -> (space: String, text: String) {
    let space = text.prefix { $0.isWhitespace }
    return (String(space), String(text[space.endIndex...]))
  }

  private static func middle(_ text: String, keepsStart: Bool, keepsEnd: Bool) -> String {
    guard text.count > 2 * near + 1 else { return text }
    return (keepsStart ? text.prefix(near) : "") + "…" + (keepsEnd ? text.suffix(near) : "")
  }

  private static func short(_ text: String) -> String {
    let plain = TerminalLine.printable(text)
    return plain.count > longest ? plain.prefix(longest) + "…" : plain
  }

  private static func words(_ number: NumberDifference) -> String {
    "\(text(number.recorded, number.unit)) → \(text(number.now, number.unit)) \(room(number))"
  }

  private static func room(_ number: NumberDifference) -> String {
    "(noise \(text(number.noise, "")), allowed \(text(number.allowed, "")))"
  }

  private static func text(_ value: Double, _ unit: String) -> String {
    let number =
      value == value.rounded() && abs(value) < 1e15 ? String(format: "%.0f", value) : String(format: "%.4g", value)
    return number + (unit == "s" ? " s" : unit)
  }
}
