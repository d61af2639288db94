/// How far pictures may be zoomed, as Keras's `zoom_range` takes it: `0.2` is `0.8…1.2`, `[0.5, 1]` these ends.
public struct ZoomRange: Hashable, Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral
{
  /// The ends; two of them, or something is wrong.
  let ends: [Double]

  /// Evenly from 1 - x to 1 + x.
  public init(_ x: Double) { ends = [1 - x, 1 + x] }
  /// Evenly from one end to the other.
  public init(_ low: Double, _ high: Double) { ends = [low, high] }
  /// `0.2`
  public init(floatLiteral value: Double) { self.init(value) }
  /// `0`
  public init(integerLiteral value: Int) { self.init(Double(value)) }
  /// `[0.5, 1]`
  public init(arrayLiteral elements: Double...) { ends = elements }

  /// Whether pixels can be computed with it.
  var isValid: Bool { ends.count == 2 && ends.allSatisfy(\.isFinite) }
  /// Whether nothing is ever zoomed.
  var isOne: Bool { ends == [1, 1] }
}
