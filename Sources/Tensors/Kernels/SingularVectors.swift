internal import COpenBLAS
internal import Wording

extension Tensor {
  /// The directions in which the rows of a matrix differ most: the right singular vectors of `[M, N]`, as the rows of a
  /// matrix `[min(M, N), N]`, and their singular values, largest first; by LAPACK's `sgesdd`.
  ///
  /// - Returns: nil where LAPACK does not find them, as with numbers that are none.
  /// - Precondition: the matrix has two axes and no more than 2³¹ - 1 scalars in each.
  package func singularVectors() -> (vectors: Tensor, values: [Float])? {
    require(shape.rank == 2, "singular values are those of a matrix, not of \(shape)")
    guard count > 0, withUnsafeScalars({ $0.allSatisfy(\.isFinite) }) else { return nil }
    // Row by row, this matrix is its own transpose to LAPACK, whose left vectors are then the right ones here.
    var (rows, columns) = (Int32(shape[1]), Int32(shape[0]))
    var smaller = Swift.min(rows, columns)
    var matrix = scalars
    var values = [Float](repeating: 0, count: Int(smaller))
    var left = [Float](repeating: 0, count: Int(rows) * Int(smaller))
    var right = [Float](repeating: 0, count: Int(smaller) * Int(columns))
    var integers = [Int32](repeating: 0, count: 8 * Int(smaller))
    var work: [Float] = [0]
    var (size, info): (Int32, Int32) = (-1, 0)
    var job = CChar(UInt8(ascii: "S"))
    // The first call asks how much room is needed.
    for _ in 0..<2 {
      sgesdd_(
        &job, &rows, &columns, &matrix, &rows, &values, &left, &rows, &right, &smaller, &work, &size, &integers, &info)
      guard info == 0 else { return nil }
      if size == -1 {
        size = Int32(work[0].nextUp) + 1
        work = [Float](repeating: 0, count: Int(size))
      }
    }
    return (Tensor(shape: [Int(smaller), Int(rows)], scalars: left), values)
  }
}
