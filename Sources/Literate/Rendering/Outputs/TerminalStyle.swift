/// How a terminal was told to show text: the SGR sequences of ECMA-48, section 8.3.117.
struct TerminalStyle: Hashable {
  enum Colour: Hashable {
    /// One of the terminal's sixteen.
    case named(Int)
    case rgb(Int, Int, Int)
  }
  var foreground: Colour?
  var background: Colour?
  var bold = false
  var dim = false
  var italic = false
  var underline = false
  var inverse = false
  var strike = false
  /// Not the step's text but a picture of a control character, or a note of the page.
  var isMark = false

  /// Takes the numbers of one sequence: `1;31`.
  mutating func apply(_ codes: [Int]) {
    var index = 0
    while index < codes.count {
      let code = codes[index]
      index += 1
      switch code {
      case 0: self = TerminalStyle()
      case 1: bold = true
      case 2: dim = true
      case 3: italic = true
      case 4: underline = true
      case 7: inverse = true
      case 9: strike = true
      case 22: (bold, dim) = (false, false)
      case 23: italic = false
      case 24: underline = false
      case 27: inverse = false
      case 29: strike = false
      case 30...37: foreground = .named(code - 30)
      case 40...47: background = .named(code - 40)
      case 90...97: foreground = .named(code - 82)
      case 100...107: background = .named(code - 92)
      case 39: foreground = nil
      case 49: background = nil
      case 38: foreground = Self.extended(codes, &index) ?? foreground
      case 48: background = Self.extended(codes, &index) ?? background
      default: break
      }
    }
  }

  /// `5;n` of 256 colours, or `2;r;g;b`.
  private static func extended(_ codes: [Int], _ index: inout Int) -> Colour? {
    let rest = codes.dropFirst(index)
    if rest.first == 5, rest.count >= 2 {
      let number = rest[index + 1]
      index += 2
      switch number {
      case 0...15: return .named(number)
      case 16...231:
        let levels = [0, 95, 135, 175, 215, 255]
        let cube = number - 16
        return .rgb(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
      case 232...255: return .rgb(8 + (number - 232) * 10, 8 + (number - 232) * 10, 8 + (number - 232) * 10)
      default: return nil
      }
    }
    if rest.first == 2, rest.count >= 4 {
      let parts = rest[(index + 1)...(index + 3)].map { min(max($0, 0), 255) }
      index += 4
      return .rgb(parts[0], parts[1], parts[2])
    }
    index = codes.count
    return nil
  }

  /// Class and style attributes; empty for plain text.
  var attributes: String {
    var classes: [String] = []
    var styles: [String] = []
    switch foreground {
    case .named(let number): classes.append("fg\(number)")
    case .rgb(let red, let green, let blue): styles.append("--own: rgb(\(red) \(green) \(blue))")
    case nil: break
    }
    if case .rgb = foreground { classes.append("own") }
    switch background {
    case .named(let number): classes.append("bg\(number)")
    case .rgb(let red, let green, let blue):
      classes.append("bg")
      styles.append("--ground: rgb(\(red) \(green) \(blue))")
    case nil: break
    }
    let flags = [
      (bold, "bold"), (dim, "dim"), (italic, "italic"), (underline, "underline"), (inverse, "inverse"),
      (strike, "strike"), (isMark, "mark"),
    ]
    classes += flags.filter(\.0).map(\.1)
    guard !classes.isEmpty else { return "" }
    return " class=\"\(classes.joined(separator: " "))\""
      + (styles.isEmpty ? "" : " style=\"\(styles.joined(separator: "; "))\"")
  }
}
