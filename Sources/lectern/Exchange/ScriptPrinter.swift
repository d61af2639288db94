import Foundation
import Literate
import StepOutput

/// Prints what a script shows, as it comes, like a program of its own.
final class ScriptPrinter: @unchecked Sendable {
  private let hasColor: Bool
  private let errorStyle: Style
  private let lock = NSLock()
  private var errors = TrapWords()

  init(color: ColorChoice) {
    hasColor = color.isOn(isTerminal: isatty(STDOUT_FILENO) == 1)
    errorStyle = Style(isOn: color.isOn(isTerminal: isatty(STDERR_FILENO) == 1))
  }

  func handle(_ event: RunEvent) {
    guard case .output(_, let output) = event else { return }
    switch output {
    case .text(let text): print(text, to: stdout)
    case .errorText(let text): print(lock.withLock { errors.pass(text) }, to: stderr)
    case .table(let table): print((table.plainText ?? PlainTable.text(table)).endingLine, to: stdout)
    case .figure(let figure): print("[\(figure.title)]\n\(figure.description)\n", to: stdout)
    case .images(let grid): print(Self.text(grid), to: stdout)
    case .notice(let notice): print(notice + "\n", to: stderr)
    // It is told with its place, when the script has ended.
    case .progress, .error: break
    }
  }

  /// How it ended.
  func end(_ record: LessonRecord) {
    print(lock.withLock { errors.finish() }, to: stderr)
    for case .error(let failure) in record.steps.flatMap(\.outputs) {
      let lines = FailureLines(failure: failure, source: "", first: 1, style: errorStyle).lines
      StandardFiles.complain(lines.joined(separator: "\n"))
    }
  }

  private func print(_ text: String, to file: UnsafeMutablePointer<FILE>?) {
    guard !text.isEmpty, let file else { return }
    let bytes = Array((hasColor ? text : TerminalLine.withoutSequences(text)).utf8)
    fwrite(bytes, 1, bytes.count, file)
    fflush(file)
  }

  private static func text(_ grid: StepOutput.ImageGrid) -> String {
    let lines = grid.pictures.map { picture in
      let words = picture.caption.isEmpty ? picture.alternativeText : picture.caption
      return "[picture] \(words.replacing("\n", with: ", "))\n"
    }
    return (grid.title.map { "[\($0)]\n" } ?? "") + lines.joined()
  }
}

extension String {
  fileprivate var endingLine: String { hasSuffix("\n") ? self : self + "\n" }
}
