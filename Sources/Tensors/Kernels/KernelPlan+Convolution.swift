internal import COneDNN

extension KernelPlan {
  /// A convolution with its bias, then plus `residual`, then `activation`: one kernel.
  ///
  /// `[N, H, W, C] -> [N, H', W', C']` with `H' = (H + top + bottom - height) / stride + 1`.
  ///
  /// - Parameters:
  ///   - residual: a value of the result's shape that is added.
  ///   - overwritesResidual: whether nobody reads `residual` later, so that the sum may be made in its memory.
  package func convolution(
    _ value: Value, _ weights: PackedWeights, strides: (Int, Int) = (1, 1), padding: EdgePadding = .none,
    adding residual: Value? = nil, overwritesResidual: Bool = false, activation: ElementwiseFunction? = nil
  ) throws -> Value {
    let shape = value.shape
    let result: Shape = [
      shape[0],
      (shape[1] + padding.top + padding.bottom - weights.kernelShape[0]) / strides.0 + 1,
      (shape[2] + padding.left + padding.right - weights.kernelShape[1]) / strides.1 + 1,
      weights.outputChannels,
    ]
    let kernel = try Layout(weights.dimensions, dnnl_format_tag_any, precision)
    let bias = try weights.bias.map { try Layout([$0.count], dnnl_a) }
    let attributes = try Primitive.Attributes(addsDestination: residual != nil, activation: activation)
    let what = "a convolution of \(shape) with \(weights.kernelShape)"
    func primitive(_ algorithm: dnnl_alg_kind_t, _ tags: (source: dnnl_format_tag_t, result: dnnl_format_tag_t)) throws
      -> Primitive
    {
      var descriptor = dnnl_convolution_desc_t()
      try OneDNN.check(
        dnnl_convolution_forward_desc_init(
          &descriptor, dnnl_forward_inference, algorithm,
          Layout(Layout.nchw(shape), tags.source, precision).descriptor, kernel.descriptor, bias?.descriptor,
          Layout(Layout.nchw(result), tags.result, precision).descriptor, [Int64(strides.0), Int64(strides.1)],
          [Int64(padding.top), Int64(padding.left)], [Int64(padding.bottom), Int64(padding.right)]),
        "describe \(what)")
      return try Primitive(what, descriptor: &descriptor, attributes: attributes)
    }
    let suitsWinograd =
      allowsWinograd && precision == .float32 && Primitive.mayBeFastWinograd(result)
      && KernelGeometry.suitsWinograd(weights.kernelShape, groups: weights.groups, strides)
    /// The fastest there is; not every processor has kernels for Winograd's way.
    func best(_ tags: (source: dnnl_format_tag_t, result: dnnl_format_tag_t)) throws -> Primitive {
      if suitsWinograd, let fast = try? primitive(dnnl_convolution_winograd, tags), fast.isFastWinograd(result) {
        return fast
      }
      return try primitive(dnnl_convolution_direct, tags)
    }
    // The picture itself stays as it is: a kernel for three channels that does not mind is faster than a change of layout.
    let isPicture = value.buffer == input.buffer
    let blocked =
      usesBlocks && precision == .float32 && OneDNN.hasWideVectors && shape[1] * shape[2] > 1
      ? try? best((shape[3] <= 4 ? dnnl_nchw : dnnl_nChw16c, dnnl_nChw16c)) : nil
    let primitive =
      try blocked.flatMap { $0.isOptimized ? $0 : nil }
      ?? best((isPicture ? dnnl_nhwc : dnnl_format_tag_any, dnnl_format_tag_any))

    let source2 = try laidOut(value, as: primitive.source)
    var target = newValue(result, primitive.destination)
    if let residual {
      let fits = overwritesResidual && residual.buffer != input.buffer && residual.buffer != source2.buffer
      target = try fits ? laidOut(residual, as: primitive.destination) : copied(residual, to: primitive.destination)
      if target.buffer == source2.buffer { target = try copied(residual, to: primitive.destination) }
      overwrite(target.buffer)
    }
    let packed = try weights.kernel(as: primitive.weights)
    retained.append(weights)
    var arguments = [
      (Argument.source, try memory(source2.buffer, primitive.source)),
      (Argument.weights, try constant(packed, primitive.weights)),
      (Argument.destination, try memory(target.buffer, primitive.destination)),
    ]
    if let bias = weights.bias { arguments.append((Argument.bias, try constant(bias))) }
    try append(primitive, arguments)
    return Value(shape: result, buffer: target.buffer, layout: primitive.destination)
  }
}
