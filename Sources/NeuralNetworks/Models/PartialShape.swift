import Tensors

/// The shape of one example, without the batch: an axis is nil where it is not known before pictures come.
public struct PartialShape: Hashable, Codable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  /// The size of each axis.
  public var dimensions: [Int?]

  /// A shape of these axes.
  public init(_ dimensions: [Int?]) { self.dimensions = dimensions }

  /// A shape of these axes.
  public init(arrayLiteral elements: Int?...) { dimensions = elements }

  /// A shape whose axes are all known.
  public init(_ shape: Shape) { dimensions = shape.dimensions }

  /// The axes of a whole tensor but the first.
  public init(exampleOf shape: Shape) { dimensions = shape.dimensions.dropFirst().map { $0 } }

  /// How many axes.
  public var rank: Int { dimensions.count }

  /// The size of an axis; a negative index counts from the last.
  public subscript(axis: Int) -> Int? { dimensions[axis < 0 ? dimensions.count + axis : axis] }

  /// How many scalars an example has; nil where an axis is not known.
  public var count: Int? { dimensions.reduce(1) { product, size in product.flatMap { a in size.map { a * $0 } } } }

  /// Whether a shape has as many axes and agrees in every known one.
  public func accepts(_ shape: PartialShape) -> Bool {
    rank == shape.rank && zip(dimensions, shape.dimensions).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
  }

  /// As Keras prints it, with the batch in front: `(None, 224, 224, 3)`.
  public var description: String {
    "(" + (["None"] + dimensions.map { $0.map(String.init) ?? "None" }).joined(separator: ", ") + ")"
  }
}
