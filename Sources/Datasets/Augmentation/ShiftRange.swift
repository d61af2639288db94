/// How far pictures may be shifted, as Keras's `width_shift_range` takes it: `0.2` is a part of the side, `2` whole pixels
/// from -1 to 1, `[-10, 0, 10]` one of these, to either side.
public enum ShiftRange: Hashable, Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral
{
  /// Evenly from -x to x: of the side where x is below 1, pixels where it is 1 or more.
  case fraction(Double)
  /// One of the whole numbers of pixels from -(n - 1) to n - 1.
  case pixels(Int)
  /// One of these to either side: parts of the side where all are below 1, else pixels.
  case list([Double])

  /// `0.2`
  public init(floatLiteral value: Double) { self = .fraction(value) }
  /// `2`
  public init(integerLiteral value: Int) { self = .pixels(value) }
  /// `[-10, 0, 10]`
  public init(arrayLiteral elements: Double...) { self = .list(elements) }

  /// Whether nothing is ever shifted.
  var isZero: Bool {
    switch self {
    case .fraction(let part): part == 0
    case .pixels(let count): count == 0
    case .list(let list): list.isEmpty
    }
  }

  /// Whether pixels can be computed with it.
  var isValid: Bool {
    switch self {
    case .fraction(let part): part.isFinite
    case .pixels(let count): count >= 0 && count <= 1 << 20
    case .list(let list): list.allSatisfy(\.isFinite)
    }
  }

  /// How many different shifts there are; nil where there is no end of them.
  var variants: Int? {
    switch self {
    case _ where isZero: 1
    case .fraction: nil
    case .pixels(let count): 2 * count - 1
    case .list(let list): 2 * list.count
    }
  }

  /// A shift in pixels of a side of `length`.
  func draw(_ random: inout RandomState, length: Int) -> Double {
    switch self {
    case _ where isZero: return 0
    case .fraction(let part): return random.uniform(-part, part) * (part < 1 ? Double(length) : 1)
    case .pixels(let count):
      let shift = Double(random.choice(count))
      return random.choice(2) == 0 ? -shift : shift
    case .list(let list):
      let shift = list[random.choice(list.count)]
      let isPart = list.allSatisfy { $0 < 1 }
      return (random.choice(2) == 0 ? -shift : shift) * (isPart ? Double(length) : 1)
    }
  }
}
