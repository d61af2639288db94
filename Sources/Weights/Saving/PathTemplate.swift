import Foundation
import NeuralNetworks

/// A path with placeholders, as Python's `format` fills them: `model-{epoch:02d}-{val_loss:.2f}.keras`.
struct PathTemplate {
  /// As it was written.
  let text: String
  private let parts: [Part]

  private enum Part {
    case text(String)
    case value(name: String, format: Format)
  }

  /// How a number is written.
  private struct Format {
    var width = ""
    var decimals = ""
    var kind: Character?
  }

  /// - Throws: `CallbackError.path` when braces do not match or a format is not known.
  init(_ text: String) throws {
    self.text = text
    var parts: [Part] = []
    var plain = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == "{" || character == "}", rest.first == character {
        plain.append(character)
        rest.removeFirst()
      } else if character == "{" {
        guard let end = rest.firstIndex(of: "}") else {
          throw CallbackError.path(path: text, problem: "a { has no } behind it")
        }
        parts += [.text(plain), try Self.placeholder(rest[..<end], in: text)]
        plain = ""
        rest = rest[rest.index(after: end)...]
      } else if character == "}" {
        throw CallbackError.path(path: text, problem: "a } has no { before it")
      } else {
        plain.append(character)
      }
    }
    self.parts = parts + [.text(plain)]
  }

  private static func placeholder(_ inner: Substring, in text: String) throws -> Part {
    let halves = inner.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    var format = Format()
    if halves.count == 2 {
      guard let match = halves[1].wholeMatch(of: #/(0?[0-9]{0,2})(\.[0-9]{1,2})?([dfeg%])?/#) else {
        throw CallbackError.path(
          path: text, problem: "\"\(halves[1])\" is no format of a number; there are such as 02d and .2f")
      }
      (format.width, format.decimals) = (String(match.1), String(match.2 ?? ""))
      format.kind = match.3?.first
    }
    return .value(name: String(halves[0]), format: format)
  }

  /// What the placeholders ask for.
  var names: [String] {
    parts.compactMap { part in
      if case .value(let name, _) = part { name } else { nil }
    }
  }

  /// The path with its numbers.
  ///
  /// - Throws: `CallbackError.placeholder` for a number that is not there, `.path` for one that is not whole where it should be.
  func path(counts: [String: Int], values: Scores) throws -> String {
    try parts.map { part -> String in
      switch part {
      case .text(let text): return text
      case .value(let name, let format):
        if let count = counts[name] {
          guard let kind = format.kind, kind != "d" else { return String(format: "%\(format.width)ld", count) }
          return written(Double(count), format)
        }
        guard let value = values[name] else {
          throw CallbackError.placeholder(path: text, name: name, known: counts.keys.sorted() + values.names)
        }
        guard format.kind != "d" else {
          throw CallbackError.path(path: text, problem: "{\(name)} is not a whole number: write {\(name):.2f}")
        }
        return written(value, format)
      }
    }.joined()
  }

  private func written(_ value: Double, _ format: Format) -> String {
    switch format.kind {
    case "%": String(format: "%\(format.width)\(format.decimals)f%%", value * 100)
    case let kind?: String(format: "%\(format.width)\(format.decimals)\(kind)", value)
    case nil: format.decimals.isEmpty ? "\(value)" : String(format: "%\(format.width)\(format.decimals)g", value)
    }
  }
}
