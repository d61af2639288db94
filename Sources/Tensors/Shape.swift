/// The sizes of a tensor's axes, slowest first. Pictures are `[batch, height, width, channels]` (NHWC).
public struct Shape: Hashable, Codable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  /// The size of each axis.
  public var dimensions: [Int]

  /// A shape with these axis sizes.
  public init(_ dimensions: [Int]) { self.dimensions = dimensions }

  /// A shape with these axis sizes.
  public init(arrayLiteral elements: Int...) { dimensions = elements }

  /// How many axes.
  public var rank: Int { dimensions.count }

  /// How many scalars: the product of the axes; 1 for a scalar.
  public var count: Int { dimensions.reduce(1, *) }

  /// The size of an axis; a negative index counts from the last.
  public subscript(axis: Int) -> Int { dimensions[axis < 0 ? dimensions.count + axis : axis] }

  /// As NumPy prints it: `(1, 224, 224, 3)`, `(10,)`.
  public var description: String {
    "(" + dimensions.map(String.init).joined(separator: ", ") + (rank == 1 ? ",)" : ")")
  }
}
