/// Makes the rows of a batch, one by one and in any order.
struct RowMaker {
  /// The shape of each row.
  let shape: Shape
  /// Writes every scalar of a row; may be called on several threads at once.
  let make: (_ row: Int, _ target: UnsafeMutableBufferPointer<Float>) throws -> Void

  /// Some rows, `[rows, …]`, made on all cores.
  func rows(_ rows: [Int]) throws -> Tensor {
    let size = shape.count
    return try Tensor(uninitializedShape: Shape([rows.count] + shape.dimensions)) { scalars in
      try inParallel(count: rows.count) { position in
        try make(
          rows[position], UnsafeMutableBufferPointer(rebasing: scalars[position * size..<(position + 1) * size]))
      }
    }
  }
}
