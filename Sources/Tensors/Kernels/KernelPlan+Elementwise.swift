internal import COneDNN
internal import Wording

extension KernelPlan {
  /// A function of each element.
  ///
  /// - Parameter overwrites: whether nobody reads `value` later, so that the result may be made in its memory.
  public func elementwise(_ function: ElementwiseFunction, _ value: Value, overwrites: Bool = false) throws -> Value {
    let (algorithm, alpha, beta) = function.oneDNN
    var descriptor = dnnl_eltwise_desc_t()
    try OneDNN.check(
      dnnl_eltwise_forward_desc_init(
        &descriptor, dnnl_forward_inference, algorithm, value.layout.descriptor, alpha, beta),
      "describe \(function.rawValue)")
    let primitive = try Primitive(function.rawValue, descriptor: &descriptor, attributes: .init())
    let target = overwrites && value.buffer != input.buffer ? value : newValue(value.shape, value.layout)
    try append(
      primitive,
      [
        (Argument.source, memory(value.buffer, value.layout)),
        (Argument.destination, memory(target.buffer, value.layout)),
      ])
    return target
  }

  /// The sum of two values of the same shape.
  public func sum(_ first: Value, _ second: Value) throws -> Value {
    let other = try laidOut(second, as: first.layout)
    var descriptor = dnnl_binary_desc_t()
    try OneDNN.check(
      dnnl_binary_desc_init(
        &descriptor, dnnl_binary_add, first.layout.descriptor, other.layout.descriptor, first.layout.descriptor),
      "describe a sum of \(first.shape)")
    let primitive = try Primitive("a sum of \(first.shape)", descriptor: &descriptor, attributes: .init())
    let target = newValue(first.shape, first.layout)
    try append(
      primitive,
      [
        (Argument.source, memory(first.buffer, first.layout)),
        (Argument.secondSource, memory(other.buffer, other.layout)),
        (Argument.destination, memory(target.buffer, target.layout)),
      ])
    return target
  }

  /// Batch normalization with fixed statistics: `(x - mean) / sqrt(variance + epsilon) · scale + shift` by channel.
  ///
  /// - Parameters: vectors of `[C]`.
  public func batchNormalization(
    _ value: Value, mean: Tensor, variance: Tensor, scale: Tensor, shift: Tensor, epsilon: Float
  ) throws -> Value {
    var descriptor = dnnl_batch_normalization_desc_t()
    let flags = dnnl_use_global_stats.rawValue | dnnl_use_scale.rawValue | dnnl_use_shift.rawValue
    try OneDNN.check(
      dnnl_batch_normalization_forward_desc_init(
        &descriptor, dnnl_forward_inference, value.layout.descriptor, epsilon, flags),
      "describe a batch normalization of \(value.shape)")
    let primitive = try Primitive(
      "a batch normalization of \(value.shape)", descriptor: &descriptor, attributes: .init())
    let target = newValue(value.shape, value.layout)
    try append(
      primitive,
      [
        (Argument.source, memory(value.buffer, value.layout)),
        (Argument.mean, constant(mean)),
        (Argument.variance, constant(variance)),
        (Argument.scale, constant(scale)),
        (Argument.shift, constant(shift)),
        (Argument.destination, memory(target.buffer, target.layout)),
      ])
    return target
  }

  /// Zeros around a picture: `[N, H, W, C] -> [N, top + H + bottom, left + W + right, C]`.
  public func zeroPadding(_ value: Value, _ padding: EdgePadding) throws -> Value {
    let (height, width, channels) = (value.shape[1], value.shape[2], value.shape[3])
    let rows = padding.top + height + padding.bottom
    let columns = padding.left + width + padding.right
    return try host([value], shape: [value.shape[0], rows, columns, channels]) { inputs, output in
      output.update(repeating: 0)
      for picture in 0..<value.shape[0] {
        for row in 0..<height {
          let source = (picture * height + row) * width * channels
          let target = ((picture * rows + row + padding.top) * columns + padding.left) * channels
          (output.baseAddress! + target).update(from: inputs[0].baseAddress! + source, count: width * channels)
        }
      }
    }
  }

  /// A loop of the caller's own over plain memory, as a step of the plan.
  ///
  /// - Parameters:
  ///   - shape: of the result.
  ///   - operation: must write every element of the result; it runs each time the plan does.
  public func host(_ values: [Value], shape: Shape, _ operation: @escaping HostOperation) throws -> Value {
    let sources = try values.map { try plain($0) }
    let layout = try Layout.plain(shape)
    let target = newValue(shape, layout)
    for source in sources { touch(source.buffer, step: steps.count) }
    touch(target.buffer, step: steps.count)
    steps.append(
      .host(
        inputs: sources.map { ($0.buffer, $0.shape.count) }, output: (target.buffer, shape.count), operation))
    return target
  }

  /// The same numbers, row-major, in another shape.
  ///
  /// - Precondition: both shapes have the same number of scalars.
  public func reshape(_ value: Value, to shape: Shape) throws -> Value {
    require(shape.count == value.shape.count, "\(value.shape) cannot be reshaped to \(shape)")
    let plain = try plain(value)
    return Value(shape: shape, buffer: plain.buffer, layout: try Layout.plain(shape))
  }
}
