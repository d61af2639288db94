internal import COneDNN
internal import Wording

extension KernelPlan {
  /// A function of each element.
  ///
  /// - Parameter overwrites: whether nobody reads `value` later, so that the result may be made in its memory.
  package func elementwise(_ function: ElementwiseFunction, _ value: Value, overwrites: Bool = false) throws -> Value {
    let (algorithm, alpha, beta) = function.oneDNN
    var descriptor = dnnl_eltwise_desc_t()
    try OneDNN.check(
      dnnl_eltwise_forward_desc_init(
        &descriptor, dnnl_forward_inference, algorithm, value.layout.descriptor, alpha, beta),
      "describe \(function.rawValue)")
    let primitive = try Primitive(function.rawValue, descriptor: &descriptor, attributes: .init())
    let target = overwrites && value.buffer != input.buffer ? value : newValue(value.shape, value.layout)
    if target.buffer == value.buffer { overwrite(target.buffer) }
    try append(
      primitive,
      [
        (Argument.source, memory(value.buffer, value.layout)),
        (Argument.destination, memory(target.buffer, value.layout)),
      ])
    return target
  }

  /// Batch normalization with fixed statistics: `(x - mean) / sqrt(variance + epsilon) · scale + shift` by channel, then,
  /// when it `rectifies`, ReLU: one kernel.
  ///
  /// - Parameters: vectors of `[C]`.
  package func batchNormalization(
    _ value: Value, mean: Tensor, variance: Tensor, scale: Tensor, shift: Tensor, epsilon: Float,
    rectifies: Bool = false
  ) throws -> Value {
    let (shape, channels) = (value.shape, value.shape[-1])
    // Kernels take 16 channels at a time and are slow on three. A row of pixels is then as good as one of many channels.
    if shape.rank == 4, shape[2] > 1, channels < 64, channels % 16 != 0, try value.layout.equals(.plain(shape)) {
      let row: Shape = [shape[0], shape[1], 1, shape[2] * channels]
      func repeated(_ vector: Tensor) -> Tensor {
        Tensor(shape: [row[3]], scalars: (0..<shape[2]).flatMap { _ in vector.scalars })
      }
      let result = try batchNormalization(
        Value(shape: row, buffer: value.buffer, layout: .plain(row)), mean: repeated(mean),
        variance: repeated(variance), scale: repeated(scale), shift: repeated(shift), epsilon: epsilon,
        rectifies: rectifies)
      return Value(shape: shape, buffer: result.buffer, layout: value.layout)
    }
    var descriptor = dnnl_batch_normalization_desc_t()
    let flags =
      dnnl_use_global_stats.rawValue | dnnl_use_scale.rawValue | dnnl_use_shift.rawValue
      | (rectifies ? dnnl_fuse_norm_relu.rawValue : 0)
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

  /// A loop of the caller's own over plain memory, as a step of the plan.
  ///
  /// - Parameters:
  ///   - shape: of the result.
  ///   - operation: must write every element of the result; it runs each time the plan does.
  package func host(_ values: [Value], shape: Shape, _ operation: @escaping HostOperation) throws -> Value {
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
  package func reshape(_ value: Value, to shape: Shape) throws -> Value {
    require(shape.count == value.shape.count, "\(value.shape) cannot be reshaped to \(shape)")
    let plain = try plain(value)
    return Value(shape: shape, buffer: plain.buffer, layout: try Layout.plain(shape))
  }
}
