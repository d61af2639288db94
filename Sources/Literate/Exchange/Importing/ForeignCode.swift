import Foundation

/// What in a cell's code cannot run in a step: magics of notebooks, and imports of what Lectern does not have.
struct ForeignCode {
  /// A line that was taken out.
  struct Line: Hashable {
    var text: String
    /// Why.
    var why: String
  }

  /// What is left.
  private(set) var code: String
  /// In their order.
  private(set) var taken: [Line] = []

  init(_ source: String) {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }), first.hasPrefix("%%"),
      !["%%time", "%%swift"].contains(first.trimmingCharacters(in: .whitespaces))
    {
      code = ""
      let why = "`\(first.prefix(40))` is a magic of notebooks, and with it the whole cell"
      taken = lines.map { Line(text: $0, why: why) }
      return
    }
    var kept: [String] = []
    var isInString = false
    var isContinued = false
    for line in lines {
      defer { if line.components(separatedBy: "\"\"\"").count % 2 == 0 { isInString.toggle() } }
      if !isInString, isContinued || Self.isMagic(line) {
        taken.append(Line(text: line, why: "`\(Self.short(line))` is a magic of notebooks"))
        isContinued = line.hasSuffix("\\")
      } else if !isInString, let module = Self.module(line),
        Self.absent.contains(module) || module.hasPrefix("FastaiNotebook")
      {
        taken.append(Line(text: line, why: "there is no module \(module)"))
      } else {
        kept.append(line)
      }
    }
    while let first = kept.first, first.allSatisfy(\.isWhitespace) { kept.removeFirst() }
    while let last = kept.last, last.allSatisfy(\.isWhitespace) { kept.removeLast() }
    code = kept.joined(separator: "\n")
  }

  /// Swift for TensorFlow and what came with it, bridges to Python, and what only Apple's systems have.
  private static let absent: Set<String> = [
    "TensorFlow", "Python", "PythonKit", "EnableIPythonDisplay", "EnableJupyterDisplay", "JupyterDisplay", "SwiftPlot",
    "AGGRenderer", "Datasets", "ImageClassificationModels", "TrainingLoop", "LayerInit", "Batcher", "Just", "Path",
    "PlaygroundSupport", "UIKit", "AppKit", "SwiftUI", "CoreML", "CreateML", "Accelerate", "Darwin", "Cocoa",
  ]

  /// `%install …`, `%matplotlib inline`, `!pip install …`; not an operator that goes on from the line before.
  private static func isMagic(_ line: String) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    guard text.count == line.count, let mark = text.first, mark == "%" || mark == "!" || mark == "?" else {
      return false
    }
    guard let next = text.dropFirst().first else { return false }
    if mark == "%" { return next.isLetter || next == "%" }
    if mark == "?" { return next.isLetter }
    // `!flag` alone is Swift that does nothing; a command has words.
    return next.isLetter && text.contains(" ") && !text.contains("=") && !text.contains("(") || text.hasPrefix("!pip")
      || text.hasPrefix("!apt") || text.hasPrefix("!curl") || text.hasPrefix("!wget")
  }

  /// The module of an import.
  private static func module(_ line: String) -> String? {
    line.firstMatch(of: #/^\s*(?:@\w+ )?import (?:(?:class|enum|func|struct) )?(\w+)/#).map { String($0.output.1) }
  }

  private static func short(_ line: String) -> String { line.count > 50 ? line.prefix(50) + "…" : line }
}
