internal import COneDNN

/// A convolution of a plan whose kernel is trained: its result, and the way back.
package struct TrainedConvolution {
  /// `[N, H', W', C']`.
  package let result: KernelPlan.Value
  private let plan: KernelPlan
  private let source: KernelPlan.Value
  private let kernel: KernelPlan.Value
  private let geometry: KernelGeometry
  private let strides: [Int64]
  private let before, after: [Int64]
  private let suitsWinograd: Bool
  private let forward: Primitive

  /// Adds the convolution to a plan.
  ///
  /// - Parameters:
  ///   - kernel: from `externalKernel`.
  ///   - bias: `[C']`.
  package init(
    _ plan: KernelPlan, _ value: KernelPlan.Value, kernel: KernelPlan.Value, bias: KernelPlan.Value?,
    strides: (Int, Int) = (1, 1), padding: EdgePadding = .none, groups: Int = 1, isDepthwise: Bool = false
  ) throws {
    self.plan = plan
    self.kernel = kernel
    geometry = KernelGeometry(kernel.shape, groups: groups, isDepthwise: isDepthwise)
    self.strides = [Int64(strides.0), Int64(strides.1)]
    before = [Int64(padding.top), Int64(padding.left)]
    after = [Int64(padding.bottom), Int64(padding.right)]
    let shape = value.shape
    let result: Shape = [
      shape[0],
      (shape[1] + padding.top + padding.bottom - kernel.shape[0]) / strides.0 + 1,
      (shape[2] + padding.left + padding.right - kernel.shape[1]) / strides.1 + 1,
      geometry.outputChannels,
    ]
    suitsWinograd = KernelGeometry.suitsWinograd(kernel.shape, groups: groups, strides)
    let (geometry, edges) = (self.geometry, (strides: self.strides, before: before, after: after))
    forward = try Self.fastest(suitsWinograd ? result : nil) { algorithm in
      var descriptor = dnnl_convolution_desc_t()
      try OneDNN.check(
        dnnl_convolution_forward_desc_init(
          &descriptor, dnnl_forward_training, algorithm, Layout.any(shape).descriptor, geometry.any.descriptor,
          bias?.layout.vector.descriptor, Layout.any(result).descriptor, edges.strides, edges.before, edges.after),
        "describe a convolution of \(shape) with \(kernel.shape)")
      return try Primitive(
        "a convolution of \(shape) with \(kernel.shape)", descriptor: &descriptor, attributes: .init())
    }
    source = try plan.laidOut(value, as: forward.source)
    let weights = try plan.laidOut(kernel, as: forward.weights)
    self.result = plan.newValue(result, forward.destination)
    var arguments = [
      (Argument.source, try plan.memory(source.buffer, forward.source)),
      (Argument.weights, try plan.memory(weights.buffer, forward.weights)),
      (Argument.destination, try plan.memory(self.result.buffer, forward.destination)),
    ]
    if let bias { arguments.append((Argument.bias, try plan.memory(bias.buffer, bias.layout.vector))) }
    try plan.append(forward, arguments)
  }

  /// The slope by the input: `[N, H', W', C'] -> [N, H, W, C]`.
  package func inputSlope(_ slope: KernelPlan.Value) throws -> KernelPlan.Value {
    let primitive = try Self.fastest(suitsWinograd ? source.shape : nil) { algorithm in
      var descriptor = dnnl_convolution_desc_t()
      try OneDNN.check(
        dnnl_convolution_backward_data_desc_init(
          &descriptor, algorithm, Layout.any(source.shape).descriptor, geometry.any.descriptor,
          Layout.any(result.shape).descriptor, strides, before, after),
        "describe the way back through \(forward.name)")
      return try Primitive(
        "the way back through \(forward.name)", descriptor: &descriptor, attributes: .init(), forward: forward)
    }
    let slope = try plan.laidOut(slope, as: primitive.destinationSlope)
    let weights = try plan.laidOut(kernel, as: primitive.weights)
    let target = plan.newValue(source.shape, primitive.sourceSlope)
    try plan.append(
      primitive,
      [
        (Argument.destinationSlope, plan.memory(slope.buffer, slope.layout)),
        (Argument.weights, plan.memory(weights.buffer, weights.layout)),
        (Argument.sourceSlope, plan.memory(target.buffer, target.layout)),
      ])
    return target
  }

  /// The slopes by kernel and bias, written to externals of their shapes.
  package func weightSlopes(
    _ slope: KernelPlan.Value, kernel target: KernelPlan.Value, bias: KernelPlan.Value?
  ) throws {
    let primitive = try Self.fastest(suitsWinograd ? result.shape : nil) { algorithm in
      var descriptor = dnnl_convolution_desc_t()
      try OneDNN.check(
        dnnl_convolution_backward_weights_desc_init(
          &descriptor, algorithm, Layout.any(source.shape).descriptor, geometry.any.descriptor,
          bias?.layout.vector.descriptor, Layout.any(result.shape).descriptor, strides, before, after),
        "describe the slope of \(forward.name)")
      return try Primitive(
        "the slope of \(forward.name)", descriptor: &descriptor, attributes: .init(), forward: forward)
    }
    let slope = try plan.laidOut(slope, as: primitive.destinationSlope)
    let input = try plan.laidOut(source, as: primitive.source)
    let isPlain = primitive.weightsSlope.equals(target.layout)
    let own = isPlain ? target : plan.newValue(target.shape, primitive.weightsSlope)
    var arguments = [
      (Argument.source, try plan.memory(input.buffer, input.layout)),
      (Argument.destinationSlope, try plan.memory(slope.buffer, slope.layout)),
      (Argument.weightsSlope, try plan.memory(own.buffer, own.layout)),
    ]
    if let bias { arguments.append((Argument.biasSlope, try plan.memory(bias.buffer, bias.layout.vector))) }
    try plan.append(primitive, arguments)
    if !isPlain { try plan.copy(from: own.buffer, own.layout, to: target.buffer, target.layout) }
  }

  /// By Winograd's filtering where that is possible and faster, else directly.
  ///
  /// - Parameter picture: `[N, H, W, C]` of as many pixels as are made; nil where it is not possible.
  private static func fastest(
    _ picture: Shape?, _ primitive: (dnnl_alg_kind_t) throws -> Primitive
  ) throws -> Primitive {
    if let picture, Primitive.mayBeFastWinograd(picture), let fast = try? primitive(dnnl_convolution_winograd),
      fast.isFastWinograd(picture)
    {
      return fast
    }
    return try primitive(dnnl_convolution_direct)
  }
}

extension Layout {
  /// A plain vector of as many numbers.
  var vector: Layout { get throws { try Layout([byteCount / 4], dnnl_a) } }
}
