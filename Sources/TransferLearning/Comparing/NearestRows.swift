internal import Wording

extension Tensor {
  /// The rows that point most nearly in the direction of one of them, the nearest first; the row itself is left out.
  ///
  /// - Parameters:
  ///   - row: which of the rows of these features, `[N, D]`.
  ///   - count: how many at most.
  /// - Returns: row numbers and cosine similarities: the product of both rows over the product of their lengths, 1 for the
  ///   same direction, 0 for nothing in common.
  /// - Precondition: the tensor has two axes, and `row` is one of its rows.
  public func nearestRows(to row: Int, count: Int = 5) -> [(row: Int, similarity: Double)] {
    require(shape.rank == 2, "nearest rows need features of shape (N, D); these are \(shape)")
    require((0..<shape[0]).contains(row), "there is no row \(row) among \(shape[0])")
    let (rows, size) = (shape[0], shape[1])
    return withUnsafeScalars { scalars in
      func product(_ a: Int, _ b: Int) -> Double {
        (0..<size).reduce(0) { $0 + Double(scalars[a * size + $1]) * Double(scalars[b * size + $1]) }
      }
      let length = product(row, row)
      let similarities = (0..<rows).filter { $0 != row }.map { other in
        let lengths = (length * product(other, other)).squareRoot()
        return (row: other, similarity: lengths == 0 ? 0 : product(row, other) / lengths)
      }
      return Array(
        similarities.sorted { ($1.similarity, $0.row) < ($0.similarity, $1.row) }.prefix(Swift.max(0, count)))
    }
  }
}
