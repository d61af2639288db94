import Foundation
internal import Wording

extension Tensor: Equatable {
  /// Whether shapes and scalars are equal; a NaN equals nothing.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape
      && left.withUnsafeScalars { a in right.withUnsafeScalars { b in a.elementsEqual(b) } }
  }
}

extension Tensor {
  /// One scalar by its index on each axis.
  ///
  /// - Precondition: as many indices as axes, each inside its axis.
  public subscript(indices: Int...) -> Float {
    get { withUnsafeScalars { $0[offset(indices)] } }
    set {
      let position = offset(indices)
      withUnsafeMutableScalars { $0[position] = newValue }
    }
  }

  private func offset(_ indices: [Int]) -> Int {
    require(
      indices.count == shape.rank, "a scalar of a tensor of shape \(shape) needs \(shape.rank) indices, not \(indices)")
    return zip(indices, shape.dimensions).reduce(0) { sum, axis in
      require((0..<axis.1).contains(axis.0), "index \(indices) is outside the shape \(shape)")
      return sum * axis.1 + axis.0
    }
  }

  /// Some rows along the first axis, in this order: `[N, …] -> [rows, …]`.
  ///
  /// - Precondition: each row is in `0..<N`.
  public func rows(_ rows: [Int]) -> Tensor {
    let size = shape.dimensions.dropFirst().reduce(1, *)
    return Tensor(uninitializedShape: Shape([rows.count] + shape.dimensions.dropFirst())) { target in
      withUnsafeScalars { source in
        for (position, row) in rows.enumerated() where size > 0 {
          require((0..<shape[0]).contains(row), "row \(row) is outside the shape \(shape)")
          (target.baseAddress! + position * size).update(from: source.baseAddress! + row * size, count: size)
        }
      }
    }
  }

  /// Neighbouring rows along the first axis.
  public func rows(_ range: Range<Int>) -> Tensor { rows(Array(range)) }

  /// One row along the first axis, without that axis: `[N, …] -> […]`.
  public func row(_ index: Int) -> Tensor { rows([index]).reshaped(Shape(Array(shape.dimensions.dropFirst()))) }

  /// Tensors of one shape, one after the other along a new first axis: n of `[…]` make `[n, …]`.
  ///
  /// - Precondition: at least one, all of one shape.
  public init(stacking tensors: [Tensor]) {
    require(!tensors.isEmpty, "stacking needs at least one tensor")
    let shape = tensors[0].shape
    self.init(uninitializedShape: Shape([tensors.count] + shape.dimensions)) { target in
      for (index, tensor) in tensors.enumerated() {
        require(tensor.shape == shape, "tensors to stack have one shape; here are \(shape) and \(tensor.shape)")
        tensor.withUnsafeScalars {
          guard let base = $0.baseAddress, shape.count > 0 else { return }
          (target.baseAddress! + index * shape.count).update(from: base, count: shape.count)
        }
      }
    }
  }

  /// The same scalars with an axis of size 1 put in: `[H, W, C] -> [1, H, W, C]` at 0, NumPy's `expand_dims`.
  public func expandingDimensions(at axis: Int = 0) -> Tensor {
    var dimensions = shape.dimensions
    dimensions.insert(1, at: axis < 0 ? dimensions.count + 1 + axis : axis)
    return reshaped(Shape(dimensions))
  }

  /// Where the largest scalar is, counted in row-major order; the first of equals. 0 when there is none.
  public var argMax: Int { topK(1).first?.index ?? 0 }

  /// Where the largest scalar of each row is: `[N, C] -> N` indices.
  public func argMaxByRow() -> [Int] {
    require(shape.rank == 2, "the largest by row is asked of a matrix, not of \(shape)")
    return withUnsafeScalars { scalars in
      (0..<shape[0]).map { row in
        let start = row * shape[1]
        return (0..<shape[1]).max {
          scalars[start + $0] < scalars[start + $1] || (scalars[start + $0] == scalars[start + $1] && $0 > $1)
        } ?? 0
      }
    }
  }

  /// The `count` largest scalars with their index in row-major order, largest first.
  public func topK(_ count: Int) -> [(index: Int, value: Float)] {
    withUnsafeScalars { scalars in
      scalars.indices.sorted { (scalars[$1], $0) < (scalars[$0], $1) }.prefix(count).map { ($0, scalars[$0]) }
    }
  }

  /// The mean of all scalars.
  public var mean: Float {
    withUnsafeScalars { Float($0.reduce(0.0) { $0 + Double($1) } / Double(Swift.max(count, 1))) }
  }

  /// The smallest scalar; infinity when there is none.
  public var min: Float { withUnsafeScalars { $0.min() ?? .infinity } }

  /// The largest scalar; -infinity when there is none.
  public var max: Float { withUnsafeScalars { $0.max() ?? -.infinity } }

  /// The straight-line distance to a tensor of the same number of scalars.
  public func euclideanDistance(to other: Tensor) -> Float {
    require(count == other.count, "a distance needs equal sizes: \(shape), \(other.shape)")
    return withUnsafeScalars { a in
      other.withUnsafeScalars { b in
        Float(zip(a, b).reduce(0.0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }.squareRoot())
      }
    }
  }

  /// The cosine of the angle to a tensor of the same number of scalars: 1 when they point the same way, 0 when nothing
  /// is alike or one is all zeros.
  public func cosineSimilarity(to other: Tensor) -> Float {
    require(count == other.count, "a similarity needs equal sizes: \(shape), \(other.shape)")
    return withUnsafeScalars { a in
      other.withUnsafeScalars { b in
        var (dot, left, right) = (0.0, 0.0, 0.0)
        for (x, y) in zip(a, b) {
          dot += Double(x) * Double(y)
          left += Double(x) * Double(x)
          right += Double(y) * Double(y)
        }
        return left * right == 0 ? 0 : Float(dot / (left * right).squareRoot())
      }
    }
  }
}

extension Tensor {
  /// Batches of one kind of example, one after the other along the first axis: `[N, …]` and `[M, …]` make `[N + M, …]`.
  ///
  /// - Precondition: at least one; all axes but the first agree.
  public init(joining tensors: [Tensor]) {
    require(!tensors.isEmpty, "joining needs at least one tensor")
    let example = Array(tensors[0].shape.dimensions.dropFirst())
    let rows = tensors.reduce(0) { $0 + $1.shape[0] }
    self.init(uninitializedShape: Shape([rows] + example)) { target in
      var position = 0
      for tensor in tensors {
        require(
          Array(tensor.shape.dimensions.dropFirst()) == example,
          "tensors to join agree in all axes but the first; here are \(tensors[0].shape) and \(tensor.shape)")
        tensor.withUnsafeScalars { scalars in
          guard let base = scalars.baseAddress, !scalars.isEmpty else { return }
          (target.baseAddress! + position).update(from: base, count: scalars.count)
          position += scalars.count
        }
      }
    }
  }
}
