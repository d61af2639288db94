internal import COneDNN

/// Several values become one.
extension KernelPlan {
  /// The sum of two values of the same shape: `first + secondScale · second`.
  package func sum(_ first: Value, _ second: Value, secondScale: Float = 1) throws -> Value {
    guard secondScale == 1 else { return try weightedSum(first, second, secondScale) }
    return try binary(dnnl_binary_add, first, laidOut(second, as: first.layout), "a sum of \(first.shape)")
  }

  /// The product of two values; axes of size 1 are repeated.
  package func product(_ first: Value, _ second: Value) throws -> Value {
    let (first, second) = first.shape.count >= second.shape.count ? (first, second) : (second, first)
    let repeats = zip(first.shape.dimensions, second.shape.dimensions).allSatisfy { $0 == $1 || $1 == 1 }
    guard repeats else { return try productOfRepeated(first, second) }
    // The smaller value in the layout of the larger one, or both plain.
    let tags = [dnnl_nhwc, dnnl_nChw16c, dnnl_nChw8c, dnnl_nchw]
    let tag = try tags.first { try Layout(Layout.nchw(first.shape), $0).equals(first.layout) }
    let large = try tag == nil ? plain(first) : first
    let small = try laidOut(second, as: Layout(Layout.nchw(second.shape), tag ?? dnnl_nhwc))
    return try binary(dnnl_binary_mul, large, small, "a product of \(first.shape) and \(second.shape)")
  }

  /// Values side by side along an axis of theirs, counted as in Keras with the batch as 0.
  package func concatenation(_ values: [Value], axis: Int) throws -> Value {
    var sizes = values[0].shape.dimensions
    sizes[axis] = values.map { $0.shape[axis] }.reduce(0, +)
    let shape = Shape(sizes)
    // oneDNN's order of axes is NCHW; a value of three axes has none there.
    guard shape.rank == 4 || (shape.rank == 2 && axis == 1) else { return try joined(values, shape, axis: axis) }
    let isOneKind = values.allSatisfy { $0.layout.precision == values[0].layout.precision }
    let values = try isOneKind ? values : values.map { try plain($0) }
    let primitive = try Primitive(
      concatenationOf: values.map(\.layout), axis: shape.rank == 2 ? 1 : [0, 2, 3, 1][axis], "\(shape)")
    let target = newValue(shape, primitive.destination)
    var arguments = try values.enumerated().map { index, value in
      (Argument.severalSources + Int32(index), try memory(value.buffer, value.layout))
    }
    arguments.append((Argument.destination, try memory(target.buffer, target.layout)))
    try append(primitive, arguments)
    return target
  }

  private func binary(
    _ algorithm: dnnl_alg_kind_t, _ first: Value, _ second: Value, _ name: String
  ) throws -> Value {
    var descriptor = dnnl_binary_desc_t()
    try OneDNN.check(
      dnnl_binary_desc_init(
        &descriptor, algorithm, first.layout.descriptor, second.layout.descriptor, first.layout.descriptor),
      "describe \(name)")
    let primitive = try Primitive(name, descriptor: &descriptor, attributes: .init())
    let target = newValue(first.shape, first.layout)
    try append(
      primitive,
      [
        (Argument.source, memory(first.buffer, first.layout)),
        (Argument.secondSource, memory(second.buffer, second.layout)),
        (Argument.destination, memory(target.buffer, target.layout)),
      ])
    return target
  }

  private func weightedSum(_ first: Value, _ second: Value, _ scale: Float) throws -> Value {
    let other = try laidOut(second, as: first.layout)
    let primitive = try Primitive(
      sumOf: [first.layout, other.layout], scales: [1, scale], to: first.layout, "\(first.shape)")
    let target = newValue(first.shape, first.layout)
    try append(
      primitive,
      [
        (Argument.severalSources, memory(first.buffer, first.layout)),
        (Argument.severalSources + 1, memory(other.buffer, other.layout)),
        (Argument.destination, memory(target.buffer, target.layout)),
      ])
    return target
  }

  /// A product where both sides have axes to repeat.
  private func productOfRepeated(_ first: Value, _ second: Value) throws -> Value {
    let shape = Shape(zip(first.shape.dimensions, second.shape.dimensions).map { Swift.max($0, $1) })
    func steps(_ own: Shape) -> [Int] {
      var step = 1
      var result: [Int] = []
      for size in own.dimensions.reversed() {
        result.insert(size == 1 ? 0 : step, at: 0)
        step *= size
      }
      return result
    }
    let (a, b) = (steps(first.shape), steps(second.shape))
    return try host([first, second], shape: shape) { inputs, output in
      for index in output.indices {
        var (rest, from, to) = (index, 0, 0)
        for axis in shape.dimensions.indices.reversed() {
          let position = rest % shape[axis]
          rest /= shape[axis]
          from += position * a[axis]
          to += position * b[axis]
        }
        output[index] = inputs[0][from] * inputs[1][to]
      }
    }
  }

  /// Values of any number of axes side by side.
  private func joined(_ values: [Value], _ shape: Shape, axis: Int) throws -> Value {
    let runs = values.map { $0.shape.dimensions[axis...].reduce(1, *) }
    let total = runs.reduce(0, +)
    return try host(values, shape: shape) { inputs, output in
      var start = 0
      for (input, run) in zip(inputs, runs) {
        for block in 0..<(output.count / Swift.max(total, 1)) {
          (output.baseAddress! + block * total + start).update(from: input.baseAddress! + block * run, count: run)
        }
        start += run
      }
    }
  }
}
