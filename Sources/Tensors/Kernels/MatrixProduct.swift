internal import COpenBLAS
internal import Wording

extension Tensor {
  /// The matrix product `[M, K] · [K, N] -> [M, N]`, by OpenBLAS.
  ///
  /// - Parameters:
  ///   - transposed: whether this matrix is given as `[K, M]`.
  ///   - otherTransposed: whether `other` is given as `[N, K]`.
  /// - Precondition: both have two axes, and the inner sizes agree.
  public func matrixProduct(_ other: Tensor, transposed: Bool = false, otherTransposed: Bool = false) -> Tensor {
    require(
      shape.rank == 2 && other.shape.rank == 2, "a matrix product needs two matrices: \(shape), \(other.shape)")
    let (rows, inner) = transposed ? (shape[1], shape[0]) : (shape[0], shape[1])
    let (inner2, columns) = otherTransposed ? (other.shape[1], other.shape[0]) : (other.shape[0], other.shape[1])
    require(inner == inner2, "a matrix product of \(shape) and \(other.shape): \(inner) is not \(inner2)")
    return Tensor(uninitializedShape: [rows, columns]) { result in
      guard inner > 0 else { return result.update(repeating: 0) }
      guard rows > 0, columns > 0 else { return }
      withUnsafeScalars { left in
        other.withUnsafeScalars { right in
          cblas_sgemm(
            CblasRowMajor, transposed ? CblasTrans : CblasNoTrans, otherTransposed ? CblasTrans : CblasNoTrans,
            Int32(rows), Int32(columns), Int32(inner), 1, left.baseAddress, Int32(shape[1]), right.baseAddress,
            Int32(other.shape[1]), 0, result.baseAddress, Int32(columns))
        }
      }
    }
  }
}
