import Files
import Foundation
import StepOutput

/// What a step showed, in rows that can be compared.
///
/// Text is what a terminal would show in the end: how often a progress line was drawn depends on time. Charts are their titles and data, whatever the SVG.
/// Pictures are their captions, marks, sizes and bytes.
struct ShownRows {
  private(set) var rows: [ShownRow] = []
  private var section = 0
  private var printed = 0
  private var complained = 0

  /// - Parameter record: lines in its failure count from the step's first, which may have moved.
  init(_ record: StepRecord) {
    for output in Self.joined(record.outputs) {
      section += 1
      switch output {
      case .text(let text):
        for line in Self.lines(text) {
          printed += 1
          add(.text, line, "printed line \(printed)")
        }
      case .errorText(let text):
        for line in Self.lines(text) {
          complained += 1
          add(.text, line, "line \(complained) on standard error")
        }
      case .table(let table): add(table, named: Self.name("table", table.title), .table) { "row “\($0)”" }
      case .figure(let figure): add(figure)
      case .images(let grid): add(grid)
      case .error(let failure): add(failure, record)
      case .progress, .notice: break
      }
    }
  }

  /// Text in pieces is one text: where it was cut depends on time.
  private static func joined(_ outputs: [StepOutput]) -> [StepOutput] {
    outputs.reduce(into: []) { result, output in
      switch (result.last, output) {
      case (.text(let before)?, .text(let text)): result[result.count - 1] = .text(before + text)
      case (.errorText(let before)?, .errorText(let text)): result[result.count - 1] = .errorText(before + text)
      default: result.append(output)
      }
    }
  }

  private static func lines(_ text: String) -> [String] {
    TerminalText(text, headLimit: .max).head.map { $0.map(\.text).joined() }
  }

  private static func name(_ what: String, _ title: String?) -> String {
    title.flatMap { $0.isEmpty ? nil : "\(what) “\($0)”" } ?? what
  }

  private mutating func add(_ kind: Difference.Kind, _ line: String, _ place: String) {
    let cell = ShownRow.Cell(line)
    let key = "\(kind.rawValue) " + cell.tokens.map(\.key).joined(separator: " ")
    rows.append(ShownRow(kind: kind, section: section, key: key, place: place, cells: [cell]))
  }

  private mutating func addHeading(_ kind: Difference.Kind, _ name: String, _ title: String?) {
    let cell = ShownRow.Cell(title ?? "", place: "title")
    rows.append(
      ShownRow(
        kind: kind, section: section, key: "\(kind.rawValue) heading \(title ?? "")", place: name, isHeading: true,
        cells: [cell]))
  }

  /// - Parameter name: how a row is called that begins with a cell.
  private mutating func add(
    _ table: StepOutput.Table, named title: String, _ kind: Difference.Kind, row name: (_ first: String) -> String
  ) {
    addHeading(kind, title, table.title)
    let titles = table.columns.map(\.title)
    let heads = titles.map { ShownRow.Cell($0, place: "headings") }
    rows.append(
      ShownRow(kind: kind, section: section, key: "\(kind) headings \(heads.count)", place: title, cells: heads))
    for row in table.rows {
      let first = row.first ?? ""
      let cells = row.enumerated().map { index, text in
        ShownRow.Cell(text, place: index < titles.count ? titles[index] : "column \(index + 1)")
      }
      rows.append(
        ShownRow(
          kind: kind, section: section, key: "\(kind) row \(cells.count) \(first)", place: "\(title), \(name(first))",
          cells: cells))
    }
    for line in table.footer { add(kind, line, "\(title), below it") }
  }

  private mutating func add(_ figure: StepOutput.Figure) {
    var data = figure.data
    data.title = figure.title
    let x = data.columns.first?.title ?? ""
    add(data, named: Self.name("chart", figure.title), .chart) { "\(x) \($0)" }
  }

  private mutating func add(_ grid: StepOutput.ImageGrid) {
    let name = Self.name("pictures", grid.title)
    addHeading(.pictures, name, grid.title)
    for (index, picture) in grid.pictures.enumerated() {
      let bytes = "\(picture.mediaType), \(picture.data.count) bytes, SHA-256 \(Digest.hex(picture.data).prefix(12))"
      let place = "picture \(index + 1)"
      // Who has said it in the caption need not say it twice.
      let words = picture.alternativeText == picture.caption ? "" : picture.alternativeText
      let cells = [
        ShownRow.Cell(picture.caption, place: "\(place), caption"),
        ShownRow.Cell(words, place: "\(place), in words"),
        ShownRow.Cell(whole: picture.mark?.rawValue ?? "no mark", place: "\(place), mark"),
        ShownRow.Cell(whole: "\(picture.width) × \(picture.height) pixels", place: "\(place), size"),
        ShownRow.Cell(whole: bytes, place: place),
      ]
      rows.append(ShownRow(kind: .pictures, section: section, key: "picture", place: name, cells: cells))
    }
  }

  private mutating func add(_ failure: StepOutput.Failure, _ record: StepRecord) {
    var cells = [
      ShownRow.Cell(whole: failure.kind.rawValue, place: "kind"), ShownRow.Cell(failure.message, place: "message"),
    ]
    if let line = failure.line {
      let isHere = (record.firstLine...max(record.firstLine, record.lastLine)).contains(line)
      cells.append(
        ShownRow.Cell(
          whole: isHere ? "line \(line - record.firstLine + 1) of the step" : "before the step", place: "place"))
    }
    rows.append(
      ShownRow(kind: .failure, section: section, key: "failure \(cells.count)", place: "its failure", cells: cells))
  }
}
