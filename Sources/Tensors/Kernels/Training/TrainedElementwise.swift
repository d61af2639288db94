internal import COneDNN

/// A function of each element of a plan on the way of training: its result, and the way back.
package struct TrainedElementwise {
  /// The input's shape.
  package let result: KernelPlan.Value
  private let plan: KernelPlan
  private let source: KernelPlan.Value
  private let algorithm: UInt32
  private let alpha, beta: Float
  private let forward: Primitive
  private let usesResult: Bool

  /// Adds the function to a plan.
  ///
  /// - Parameter overwrites: whether nobody else reads `value`; then the result is made in its memory where it can be.
  package init(
    _ plan: KernelPlan, _ function: ElementwiseFunction, _ value: KernelPlan.Value, overwrites: Bool
  ) throws {
    self.plan = plan
    let (kind, alpha, beta, usesResult) = function.training
    (algorithm, self.alpha, self.beta, self.usesResult) = (kind.rawValue, alpha, beta, usesResult)
    source = value
    var descriptor = dnnl_eltwise_desc_t()
    try OneDNN.check(
      dnnl_eltwise_forward_desc_init(
        &descriptor, dnnl_forward_training, kind, value.layout.descriptor, alpha, beta),
      "describe \(function.rawValue)")
    forward = try Primitive(function.rawValue, descriptor: &descriptor, attributes: .init())
    let inPlace = overwrites && usesResult && value.buffer != plan.input.buffer
    result = inPlace ? value : plan.newValue(value.shape, value.layout)
    try plan.append(
      forward,
      [
        (Argument.source, plan.memory(value.buffer, value.layout)),
        (Argument.destination, plan.memory(result.buffer, value.layout)),
      ])
  }

  /// The slope by the input.
  package func inputSlope(_ slope: KernelPlan.Value) throws -> KernelPlan.Value {
    let known = usesResult ? result : source
    let slope = try plan.laidOut(slope, as: known.layout)
    var descriptor = dnnl_eltwise_desc_t()
    try OneDNN.check(
      dnnl_eltwise_backward_desc_init(
        &descriptor, dnnl_alg_kind_t(algorithm), known.layout.descriptor, known.layout.descriptor, alpha, beta),
      "describe the way back through \(forward.name)")
    let primitive = try Primitive(
      "the way back through \(forward.name)", descriptor: &descriptor, attributes: .init(), forward: forward)
    let target = plan.newValue(known.shape, known.layout)
    try plan.append(
      primitive,
      [
        (usesResult ? Argument.destination : Argument.source, plan.memory(known.buffer, known.layout)),
        (Argument.destinationSlope, plan.memory(slope.buffer, slope.layout)),
        (Argument.sourceSlope, plan.memory(target.buffer, target.layout)),
      ])
    return target
  }
}

extension ElementwiseFunction {
  /// oneDNN's algorithm for training, with its two parameters, and whether its way back takes the result.
  fileprivate var training: (kind: dnnl_alg_kind_t, alpha: Float, beta: Float, usesResult: Bool) {
    switch self {
    case .relu: (dnnl_eltwise_relu_use_dst_for_bwd, 0, 0, true)
    case .relu6: (dnnl_eltwise_clip_v2_use_dst_for_bwd, 0, 6, true)
    case .sigmoid: (dnnl_eltwise_logistic_use_dst_for_bwd, 0, 0, true)
    case .tanh: (dnnl_eltwise_tanh_use_dst_for_bwd, 0, 0, true)
    case .swish: (dnnl_eltwise_swish, 1, 0, false)
    case .gelu: (dnnl_eltwise_gelu_erf, 0, 0, false)
    }
  }
}
