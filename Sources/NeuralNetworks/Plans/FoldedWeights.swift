import Tensors

/// The weights of a convolution with the batch normalization behind it folded in, packed once for all input shapes.
struct FoldedWeights {
  /// The depthwise part of a separable convolution.
  let depthwise: PackedWeights?
  /// The convolution itself.
  let main: PackedWeights

  /// Folds `((conv(x) + bias - mean) / deviation · gamma + beta) · scale · factor` into kernel and bias.
  init(_ fusion: Fusion) throws {
    let (layer, normalization, factor) = (fusion.layer, fusion.normalization, fusion.factor)
    let values = Dictionary(uniqueKeysWithValues: layer.variables.map { ($0.name, $0.value) })
    var kernel = values["pointwise_kernel"] ?? values["kernel"]!
    var bias = values["bias"]
    if layer is Dense { kernel = kernel.reshaped([1, 1, kernel.shape[0], kernel.shape[1]]) }
    if normalization != nil || factor != 1 || fusion.layerScale != nil {
      let channels = kernel.count / kernel.shape.dimensions.dropLast(layer is DepthwiseConv2D ? 2 : 1).reduce(1, *)
      var (scale, shift) =
        normalization?.factors() ?? ([Float](repeating: 1, count: channels), [Float](repeating: 0, count: channels))
      if let gamma = fusion.layerScale?.variables[0].value.scalars {
        (scale, shift) = (zip(scale, gamma).map { $0 * $1 }, zip(shift, gamma).map { $0 * $1 })
      }
      if factor != 1 { (scale, shift) = (scale.map { $0 * factor }, shift.map { $0 * factor }) }
      kernel.withUnsafeMutableScalars { scalars in
        for start in stride(from: 0, to: scalars.count, by: channels) {
          for channel in 0..<channels { scalars[start + channel] *= scale[channel] }
        }
      }
      let before = bias?.scalars ?? [Float](repeating: 0, count: channels)
      bias = Tensor(shape: [channels], scalars: (0..<channels).map { before[$0] * scale[$0] + shift[$0] })
    }
    depthwise = try values["depthwise_kernel"].map { try PackedWeights(kernel: $0, isDepthwise: true) }
    main = try PackedWeights(
      kernel: kernel, bias: bias, groups: (layer as? Conv2D)?.groups ?? 1, isDepthwise: layer is DepthwiseConv2D)
  }
}
