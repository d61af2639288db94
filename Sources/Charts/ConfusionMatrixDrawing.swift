import Foundation

/// Lays out and draws a ``ConfusionMatrix``: numbers in the cells where they fit, names level, sloped or upright as there is
/// room, and only some of them where there are too many classes for all.
struct ConfusionMatrixDrawing {
  private let matrix: ConfusionMatrix
  private let names: [String]
  private let left, top, width: Double
  private let cell: (width: Double, height: Double)
  /// By how many degrees the names of columns are turned.
  private let slope: Double
  /// Every how many rows, and columns, one is named.
  private let every: (rows: Int, columns: Int)
  private let showsNumbers: Bool

  private static let widest = 460.0
  private static let longestName = 140.0
  private static let line = 16.0

  init(_ matrix: ConfusionMatrix) {
    self.matrix = matrix
    names = matrix.classes.map { TextWidth.fitted($0, size: TextStyle.narrowSize, width: Self.longestName) }
    let count = Double(names.count)
    let room = names.map(TextStyle.room).max() ?? 0
    left = 14 + max(TextStyle.room("is"), room)
    let level = min(110, (Self.widest - left) / count)
    let sloped = min(level, (Self.widest - left - room * cos(Self.gentle)) / (count - 0.5))
    if room <= level - 4 {
      (slope, cell.width, top) = (0, level, 50)
    } else if sloped >= 26 {
      (slope, cell.width, top) = (Self.gentle * 180 / .pi, sloped, 40 + 0.85 * room * sin(Self.gentle))
    } else {
      (slope, cell.width, top) = (90, level, 30 + 0.9 * room)
    }
    // Up to thirty rows are high enough to have their names.
    cell.height = min(46, max(cell.width, count > 30 ? 0 : Self.line))
    func every(_ size: Double) -> Int { max(1, Int((Self.line / size).rounded(.up))) }
    self.every = (every(cell.height), every(cell.width))
    let labels = matrix.counts.flatMap { row in row.map { matrix.label($0, of: row.reduce(0, +)) } }
    let widest = labels.map(TextStyle.room).max() ?? 0
    showsNumbers = cell.height >= Self.line && widest / 1.2 <= cell.width - 3
    let overhang = slope == 0 || slope == 90 ? 0 : room * cos(Self.gentle) - cell.width / 2
    // As wide as any chart, since a page may stretch them all to one width.
    width = max(left + cell.width * count + overhang, Self.widest)
  }

  /// The slope of names that find no room side by side, as an angle.
  private static let gentle = 40 * Double.pi / 180

  func svg(_ palette: Palette, description: String) -> String {
    let bottom = top + cell.height * Double(names.count)
    let notes = showsNumbers ? [] : self.notes
    let canvas = Canvas(
      width: width, height: bottom + Double(notes.count) * 19 + 4,
      palette: palette)
    canvas.text("predicted as", x: left, y: 15, color: palette.ink, weight: .bold)
    canvas.text("is", x: left - 10, y: top - 12, anchor: .end, color: palette.ink, weight: .bold)
    drawNames(on: canvas)
    drawCells(on: canvas)
    for (index, note) in notes.enumerated() {
      canvas.text(note, x: 2, y: bottom + 19 * Double(index) + 17, color: palette.muted)
    }
    return canvas.svg(title: matrix.title, description: description)
  }

  /// What the drawing does not say by itself.
  private var notes: [String] {
    var notes = ["The stronger the colour, the more of its row."]
    if every.rows > 1 {
      notes.append("Every \(Self.ordinal(every.rows)) class is named.")
    } else if every.columns > 1 {
      notes.append("Every \(Self.ordinal(every.columns)) column is named, in the order of the rows.")
    }
    return notes
  }

  private static func ordinal(_ number: Int) -> String {
    "\(number)" + (number == 2 ? "nd" : number == 3 ? "rd" : "th")
  }

  private func drawNames(on canvas: Canvas) {
    let ink = canvas.palette.ink
    for index in stride(from: 0, to: names.count, by: every.rows) {
      let y = top + (Double(index) + 0.5) * cell.height
      canvas.text(names[index], x: left - 10, y: y + 4, anchor: .end, color: ink)
    }
    for index in stride(from: 0, to: names.count, by: every.columns) {
      let x = left + (Double(index) + 0.5) * cell.width
      switch slope {
      case 0: canvas.text(names[index], x: x, y: top - 12, anchor: .middle, color: ink)
      case 90: canvas.text(names[index], x: x + 4.5, y: top - 5, color: ink, slope: slope)
      default: canvas.text(names[index], x: x - 2, y: top - 5, color: ink, slope: slope)
      }
    }
  }

  /// Right ones in the first colour, mistakes in the second, stronger the more of the row they are.
  private func drawCells(on canvas: Canvas) {
    let palette = canvas.palette
    let small = min(cell.width, cell.height)
    let gap = small >= 24 ? 3.0 : small >= 8 ? 1 : 0
    // Small cells without a number stand on one pale ground, so that a large matrix is no large file.
    if !showsNumbers, small < 24 {
      let side = Double(names.count)
      canvas.rectangle(
        x: left, y: top, width: cell.width * side, height: cell.height * side,
        color: palette.background.mixed(with: palette.muted, 0.1))
    }
    var plain: [(color: Color, places: [(x: Double, y: Double, width: Double, height: Double)])] = []
    for (row, values) in matrix.counts.enumerated() {
      let sum = values.reduce(0, +)
      for (column, value) in values.enumerated() where value > 0 || showsNumbers || small >= 24 {
        let faintest = small >= 24 || showsNumbers ? 0.12 : 0.3
        let share = value == 0 ? 0.06 : faintest + (1 - faintest) * Double(value) / Double(max(1, sum))
        let fill = palette.background.mixed(with: palette.color(row == column ? 0 : 1), (share * 50).rounded() / 50)
        let (x, y) = (left + Double(column) * cell.width, top + Double(row) * cell.height)
        let (width, height) = (cell.width - gap, cell.height - gap)
        if small >= 24 {
          canvas.rectangle(x: x + gap / 2, y: y + gap / 2, width: width, height: height, radius: 4, color: fill)
        } else if let known = plain.firstIndex(where: { $0.color == fill }) {
          plain[known].places.append((x + gap / 2, y + gap / 2, width, height))
        } else {
          plain.append((fill, [(x + gap / 2, y + gap / 2, width, height)]))
        }
        guard showsNumbers else { continue }
        let isInk = fill.contrast(with: palette.ink) >= fill.contrast(with: palette.background)
        canvas.text(
          matrix.label(value, of: sum), x: x + cell.width / 2, y: y + cell.height / 2 + 4.5, anchor: .middle,
          color: isInk ? palette.ink : palette.background, weight: .bold)
      }
    }
    for group in plain { canvas.rectangles(group.places, color: group.color) }
  }
}
