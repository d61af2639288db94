internal import COneDNN
internal import COpenBLAS

/// What the way back is made of besides the ways through layers.
extension KernelPlan {
  /// A value of zeros.
  package func zeros(_ shape: Shape) throws -> Value {
    try host([], shape: shape) { _, output in output.update(repeating: 0) }
  }

  /// A number times a value.
  package func scaled(_ value: Value, by factor: Float) throws -> Value {
    var descriptor = dnnl_eltwise_desc_t()
    try OneDNN.check(
      dnnl_eltwise_forward_desc_init(
        &descriptor, dnnl_forward_inference, dnnl_eltwise_linear, value.layout.descriptor, factor, 0),
      "describe a multiplication")
    let primitive = try Primitive("a multiplication by \(factor)", descriptor: &descriptor, attributes: .init())
    let target = newValue(value.shape, value.layout)
    try append(
      primitive,
      [
        (Argument.source, memory(value.buffer, value.layout)),
        (Argument.destination, memory(target.buffer, target.layout)),
      ])
    return target
  }

  /// A part of a value along an axis: what a concatenation put there.
  package func part(_ value: Value, axis: Int, from start: Int, count: Int) throws -> Value {
    var sizes = value.shape.dimensions
    sizes[axis] = count
    let shape = Shape(sizes)
    let source = try plain(value)
    guard shape.rank == 4 || (shape.rank == 2 && axis == 1) else {
      let run = value.shape.dimensions[(axis + 1)...].reduce(1, *)
      let size = value.shape[axis]
      return try host([source], shape: shape) { inputs, output in
        for block in 0..<(output.count / Swift.max(count * run, 1)) {
          (output.baseAddress! + block * count * run).update(
            from: inputs[0].baseAddress! + (block * size + start) * run, count: count * run)
        }
      }
    }
    var positions = [0, 0, 0, 0]
    positions[shape.rank == 2 ? 1 : [0, 2, 3, 1][axis]] = start
    let target = newValue(shape, try Layout.plain(shape))
    try copy(
      from: source.buffer, source.layout.part(Layout.nchw(shape), at: positions), to: target.buffer, target.layout)
    return target
  }

  /// The sum of a value over the axes in which `shape` is 1.
  package func summed(_ value: Value, to shape: Shape) throws -> Value {
    guard value.shape != shape else { return value }
    let source = try plain(value)
    var descriptor = dnnl_reduction_desc_t()
    let target = newValue(shape, try Layout.plain(shape))
    try OneDNN.check(
      dnnl_reduction_desc_init(
        &descriptor, dnnl_reduction_sum, source.layout.descriptor, target.layout.descriptor, 0, 0),
      "describe a sum of \(value.shape) to \(shape)")
    let primitive = try Primitive("a sum of \(value.shape) to \(shape)", descriptor: &descriptor, attributes: .init())
    try append(
      primitive,
      [
        (Argument.source, memory(source.buffer, source.layout)),
        (Argument.destination, memory(target.buffer, target.layout)),
      ])
    return target
  }

  /// `x · kernel + bias` for rows: `[…, C] -> […, units]`, by OpenBLAS.
  package func dense(_ value: Value, kernel: Value, bias: Value?) throws -> Value {
    let (inputs, units) = (kernel.shape[0], kernel.shape[1])
    let rows = value.shape.count / inputs
    let shape = Shape(value.shape.dimensions.dropLast() + [units])
    return try host([value, kernel] + (bias.map { [$0] } ?? []), shape: shape) { sources, output in
      cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(units), Int32(inputs), 1, sources[0].baseAddress,
        Int32(inputs), sources[1].baseAddress, Int32(units), 0, output.baseAddress, Int32(units))
      guard sources.count == 3 else { return }
      // After the sum, not before: a small bias loses less so.
      for row in 0..<rows { for unit in 0..<units { output[row * units + unit] += sources[2][unit] } }
    }
  }

  /// The slope by a dense layer's input: `[…, units] -> […, C]`.
  package func denseInputSlope(_ slope: Value, kernel: Value) throws -> Value {
    let (inputs, units) = (kernel.shape[0], kernel.shape[1])
    let rows = slope.shape.count / units
    let shape = Shape(slope.shape.dimensions.dropLast() + [inputs])
    return try host([slope, kernel], shape: shape) { sources, output in
      cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(inputs), Int32(units), 1, sources[0].baseAddress,
        Int32(units), sources[1].baseAddress, Int32(units), 0, output.baseAddress, Int32(inputs))
    }
  }

  /// The slope by a dense layer's kernel, `[C, units]`, written to an external.
  package func denseKernelSlope(_ input: Value, _ slope: Value, to target: Value) throws {
    let (inputs, units) = (target.shape[0], target.shape[1])
    let rows = slope.shape.count / units
    try host([input, slope], into: target) { sources, output in
      cblas_sgemm(
        CblasRowMajor, CblasTrans, CblasNoTrans, Int32(inputs), Int32(units), Int32(rows), 1, sources[0].baseAddress,
        Int32(inputs), sources[1].baseAddress, Int32(units), 0, output.baseAddress, Int32(units))
    }
  }

  /// The sum over all but the last axis, `[…, C] -> [C]`, written to an external.
  package func channelSums(_ value: Value, to target: Value) throws {
    let channels = target.shape[0]
    try host([value], into: target) { sources, output in
      output.update(repeating: 0)
      for start in stride(from: 0, to: sources[0].count, by: channels) {
        for channel in 0..<channels { output[channel] += sources[0][start + channel] }
      }
    }
  }

  /// A loop of the caller's own over plain memory that writes an external.
  package func host(_ values: [Value], into target: Value, _ operation: @escaping HostOperation) throws {
    let sources = try values.map { try plain($0) }
    for source in sources { touch(source.buffer, step: steps.count) }
    touch(target.buffer, step: steps.count)
    steps.append(
      .host(
        inputs: sources.map { ($0.buffer, $0.shape.count) }, output: (target.buffer, target.shape.count), operation))
  }
}
