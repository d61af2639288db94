internal import COneDNN

/// A pooling of a plan on the way of training: its result, and the way back.
package struct TrainedPooling {
  /// `[N, H', W', C]`.
  package let result: KernelPlan.Value
  private let plan: KernelPlan
  private let source: KernelPlan.Value
  private let workspace: KernelPlan.Value?
  private let algorithm: UInt32
  private let strides, window, before, after: [Int64]
  private let forward: Primitive

  /// Adds the pooling to a plan.
  package init(
    _ plan: KernelPlan, _ kind: KernelPlan.PoolingKind, _ value: KernelPlan.Value, window: (Int, Int),
    strides: (Int, Int), padding: EdgePadding = .none
  ) throws {
    self.plan = plan
    source = value
    algorithm = (kind == .max ? dnnl_pooling_max : dnnl_pooling_avg_exclude_padding).rawValue
    self.strides = [Int64(strides.0), Int64(strides.1)]
    self.window = [Int64(window.0), Int64(window.1)]
    before = [Int64(padding.top), Int64(padding.left)]
    after = [Int64(padding.bottom), Int64(padding.right)]
    let shape = value.shape
    let result: Shape = [
      shape[0],
      (shape[1] + padding.top + padding.bottom - window.0) / strides.0 + 1,
      (shape[2] + padding.left + padding.right - window.1) / strides.1 + 1,
      shape[3],
    ]
    var descriptor = dnnl_pooling_desc_t()
    try OneDNN.check(
      dnnl_pooling_forward_desc_init(
        &descriptor, dnnl_forward_training, dnnl_alg_kind_t(algorithm), value.layout.descriptor,
        Layout.any(result).descriptor, self.strides, self.window, before, after),
      "describe a pooling of \(shape)")
    forward = try Primitive("a pooling of \(shape)", descriptor: &descriptor, attributes: .init())
    self.result = plan.newValue(result, forward.destination)
    var arguments = [
      (Argument.source, try plan.memory(value.buffer, value.layout)),
      (Argument.destination, try plan.memory(self.result.buffer, forward.destination)),
    ]
    if forward.workspace.byteCount > 0 {
      let own = plan.newValue(result, forward.workspace)
      arguments.append((Argument.workspace, try plan.memory(own.buffer, own.layout)))
      workspace = own
    } else {
      workspace = nil
    }
    try plan.append(forward, arguments)
  }

  /// The slope by the input: `[N, H', W', C] -> [N, H, W, C]`.
  package func inputSlope(_ slope: KernelPlan.Value) throws -> KernelPlan.Value {
    let slope = try plan.laidOut(slope, as: result.layout)
    var descriptor = dnnl_pooling_desc_t()
    try OneDNN.check(
      dnnl_pooling_backward_desc_init(
        &descriptor, dnnl_alg_kind_t(algorithm), source.layout.descriptor, slope.layout.descriptor, strides, window,
        before, after),
      "describe the way back through \(forward.name)")
    let primitive = try Primitive(
      "the way back through \(forward.name)", descriptor: &descriptor, attributes: .init(), forward: forward)
    let target = plan.newValue(source.shape, source.layout)
    var arguments = [
      (Argument.destinationSlope, try plan.memory(slope.buffer, slope.layout)),
      (Argument.sourceSlope, try plan.memory(target.buffer, target.layout)),
    ]
    if let workspace { arguments.append((Argument.workspace, try plan.memory(workspace.buffer, workspace.layout))) }
    try plan.append(primitive, arguments)
    return target
  }
}
