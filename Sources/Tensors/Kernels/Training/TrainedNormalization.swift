internal import COneDNN

/// A batch normalization of a plan on the way of training: its result, and the way back.
package struct TrainedNormalization {
  /// The input's shape.
  package let result: KernelPlan.Value
  /// The mean and biased variance of the batch by channel, `[C]`, or the statistics that were given.
  package let mean, variance: KernelPlan.Value
  private let plan: KernelPlan
  private let source: KernelPlan.Value
  private let scale, shift: KernelPlan.Value?
  private let epsilon: Float
  private let flags: UInt32
  /// Whether the statistics are given, so that the way back only scales.
  private let isFixed: Bool
  private let forward: Primitive

  /// Adds the normalization to a plan.
  ///
  /// - Parameters:
  ///   - scale: gamma, `[C]`; nil for ones.
  ///   - shift: beta, `[C]`; nil for zeros.
  ///   - statistics: fixed mean and variance, `[C]`; nil for those of the batch.
  package init(
    _ plan: KernelPlan, _ value: KernelPlan.Value, scale: KernelPlan.Value?, shift: KernelPlan.Value?,
    statistics: (mean: KernelPlan.Value, variance: KernelPlan.Value)?, epsilon: Float
  ) throws {
    (self.plan, source, self.scale, self.shift, self.epsilon) = (plan, value, scale, shift, epsilon)
    isFixed = statistics != nil
    flags =
      (scale == nil ? 0 : dnnl_use_scale.rawValue) | (shift == nil ? 0 : dnnl_use_shift.rawValue)
      | (statistics == nil ? 0 : dnnl_use_global_stats.rawValue)
    var descriptor = dnnl_batch_normalization_desc_t()
    try OneDNN.check(
      dnnl_batch_normalization_forward_desc_init(
        &descriptor, dnnl_forward_training, value.layout.descriptor, epsilon, flags),
      "describe a batch normalization of \(value.shape)")
    forward = try Primitive("a batch normalization of \(value.shape)", descriptor: &descriptor, attributes: .init())
    let vector = try Layout.plain([value.shape[-1]])
    mean = statistics?.mean ?? plan.newValue([value.shape[-1]], vector)
    variance = statistics?.variance ?? plan.newValue([value.shape[-1]], vector)
    result = plan.newValue(value.shape, value.layout)
    var arguments = [
      (Argument.source, try plan.memory(value.buffer, value.layout)),
      (Argument.mean, try plan.memory(mean.buffer, mean.layout.vector)),
      (Argument.variance, try plan.memory(variance.buffer, variance.layout.vector)),
      (Argument.destination, try plan.memory(result.buffer, result.layout)),
    ]
    if let scale { arguments.append((Argument.scale, try plan.memory(scale.buffer, scale.layout.vector))) }
    if let shift { arguments.append((Argument.shift, try plan.memory(shift.buffer, shift.layout.vector))) }
    try plan.append(forward, arguments)
  }

  /// `slope / sqrt(variance + epsilon) · gamma`: the normalization itself, with a mean of 0 and without beta.
  private func scaled(_ slope: KernelPlan.Value) throws -> KernelPlan.Value {
    var descriptor = dnnl_batch_normalization_desc_t()
    try OneDNN.check(
      dnnl_batch_normalization_forward_desc_init(
        &descriptor, dnnl_forward_inference, slope.layout.descriptor, epsilon, flags & ~dnnl_use_shift.rawValue),
      "describe the way back through \(forward.name)")
    let primitive = try Primitive(
      "the way back through \(forward.name)", descriptor: &descriptor, attributes: .init())
    let target = plan.newValue(slope.shape, slope.layout)
    var arguments = [
      (Argument.source, try plan.memory(slope.buffer, slope.layout)),
      (Argument.mean, try plan.constant(Tensor(shape: mean.shape))),
      (Argument.variance, try plan.memory(variance.buffer, variance.layout.vector)),
      (Argument.destination, try plan.memory(target.buffer, target.layout)),
    ]
    if let scale { arguments.append((Argument.scale, try plan.memory(scale.buffer, scale.layout.vector))) }
    try plan.append(primitive, arguments)
    return target
  }

  /// The slope by the input; those by gamma and beta are written to externals, when they are wanted and the statistics are
  /// the batch's.
  package func inputSlope(
    _ slope: KernelPlan.Value, scale scaleTarget: KernelPlan.Value?, shift shiftTarget: KernelPlan.Value?
  ) throws -> KernelPlan.Value {
    guard !isFixed else { return try scaled(slope) }
    let slope = try plan.laidOut(slope, as: source.layout)
    var descriptor = dnnl_batch_normalization_desc_t()
    try OneDNN.check(
      dnnl_batch_normalization_backward_desc_init(
        &descriptor, dnnl_backward, source.layout.descriptor, source.layout.descriptor, epsilon, flags),
      "describe the way back through \(forward.name)")
    let primitive = try Primitive(
      "the way back through \(forward.name)", descriptor: &descriptor, attributes: .init(), forward: forward)
    let target = plan.newValue(source.shape, source.layout)
    var arguments = [
      (Argument.source, try plan.memory(source.buffer, source.layout)),
      (Argument.mean, try plan.memory(mean.buffer, mean.layout.vector)),
      (Argument.variance, try plan.memory(variance.buffer, variance.layout.vector)),
      (Argument.destinationSlope, try plan.memory(slope.buffer, slope.layout)),
      (Argument.sourceSlope, try plan.memory(target.buffer, target.layout)),
    ]
    if let scale { arguments.append((Argument.scale, try plan.memory(scale.buffer, scale.layout.vector))) }
    // It is asked for, though nothing depends on it.
    if let shift { arguments.append((Argument.shift, try plan.memory(shift.buffer, shift.layout.vector))) }
    if scale != nil {
      let own = scaleTarget ?? plan.newValue(mean.shape, mean.layout)
      arguments.append((Argument.scaleSlope, try plan.memory(own.buffer, own.layout.vector)))
    }
    if shift != nil {
      let own = shiftTarget ?? plan.newValue(mean.shape, mean.layout)
      arguments.append((Argument.shiftSlope, try plan.memory(own.buffer, own.layout.vector)))
    }
    try plan.append(primitive, arguments)
    return target
  }
}

/// A layer normalization over the last axis, and the way back.
package struct TrainedLayerNormalization {
  /// The input's shape.
  package let result: KernelPlan.Value
  private let plan: KernelPlan
  private let source, mean, variance, scale, shift: KernelPlan.Value
  private let rows: Layout
  private let epsilon: Float
  private let forward: Primitive

  /// - Parameters:
  ///   - scale: gamma, `[C]`.
  ///   - shift: beta, `[C]`.
  package init(
    _ plan: KernelPlan, _ value: KernelPlan.Value, scale: KernelPlan.Value, shift: KernelPlan.Value, epsilon: Float
  ) throws {
    (self.plan, self.scale, self.shift, self.epsilon) = (plan, scale, shift, epsilon)
    source = try plan.plain(value)
    let channels = value.shape[-1]
    rows = try Layout([value.shape.count / channels, channels], dnnl_ab)
    var descriptor = dnnl_layer_normalization_desc_t()
    try OneDNN.check(
      dnnl_layer_normalization_forward_desc_init(
        &descriptor, dnnl_forward_training, rows.descriptor, nil, epsilon,
        dnnl_use_scale.rawValue | dnnl_use_shift.rawValue),
      "describe a layer normalization of \(value.shape)")
    forward = try Primitive("a layer normalization of \(value.shape)", descriptor: &descriptor, attributes: .init())
    let count: Shape = [value.shape.count / channels]
    mean = plan.newValue(count, try Layout.plain(count))
    variance = plan.newValue(count, try Layout.plain(count))
    result = plan.newValue(value.shape, source.layout)
    try plan.append(
      forward,
      [
        (Argument.source, plan.memory(source.buffer, rows)),
        (Argument.mean, plan.memory(mean.buffer, mean.layout.vector)),
        (Argument.variance, plan.memory(variance.buffer, variance.layout.vector)),
        (Argument.scale, plan.memory(scale.buffer, scale.layout.vector)),
        (Argument.shift, plan.memory(shift.buffer, shift.layout.vector)),
        (Argument.destination, plan.memory(result.buffer, rows)),
      ])
  }

  /// The slope by the input; those by gamma and beta are written to externals.
  package func inputSlope(
    _ slope: KernelPlan.Value, scale scaleTarget: KernelPlan.Value?, shift shiftTarget: KernelPlan.Value?
  ) throws -> KernelPlan.Value {
    let slope = try plan.plain(slope)
    var descriptor = dnnl_layer_normalization_desc_t()
    try OneDNN.check(
      dnnl_layer_normalization_backward_desc_init(
        &descriptor, dnnl_backward, rows.descriptor, rows.descriptor, nil, epsilon,
        dnnl_use_scale.rawValue | dnnl_use_shift.rawValue),
      "describe the way back through \(forward.name)")
    let primitive = try Primitive(
      "the way back through \(forward.name)", descriptor: &descriptor, attributes: .init(), forward: forward)
    let target = plan.newValue(source.shape, source.layout)
    let scaleOwn = scaleTarget ?? plan.newValue(scale.shape, scale.layout)
    let shiftOwn = shiftTarget ?? plan.newValue(scale.shape, scale.layout)
    try plan.append(
      primitive,
      [
        (Argument.source, plan.memory(source.buffer, rows)),
        (Argument.mean, plan.memory(mean.buffer, mean.layout.vector)),
        (Argument.variance, plan.memory(variance.buffer, variance.layout.vector)),
        (Argument.scale, plan.memory(scale.buffer, scale.layout.vector)),
        (Argument.shift, plan.memory(shift.buffer, shift.layout.vector)),
        (Argument.destinationSlope, plan.memory(slope.buffer, rows)),
        (Argument.sourceSlope, plan.memory(target.buffer, rows)),
        (Argument.scaleSlope, plan.memory(scaleOwn.buffer, scaleOwn.layout.vector)),
        (Argument.shiftSlope, plan.memory(shiftOwn.buffer, shiftOwn.layout.vector)),
      ])
    return target
  }
}
