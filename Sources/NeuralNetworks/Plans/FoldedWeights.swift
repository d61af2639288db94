import Tensors

/// The weights of a convolution with the batch normalization behind it folded in, packed once for all input shapes.
struct FoldedWeights {
  /// The depthwise part of a separable convolution.
  let depthwise: PackedWeights?
  /// The convolution itself.
  let main: PackedWeights

  /// Folds `(conv(x) + bias - mean) / deviation · gamma + beta` into kernel and bias.
  init(_ layer: Layer, _ normalization: BatchNormalization?) throws {
    let values = Dictionary(uniqueKeysWithValues: layer.variables.map { ($0.name, $0.value) })
    var kernel = values["pointwise_kernel"] ?? values["kernel"]!
    var bias = values["bias"]
    if let (scale, shift) = normalization?.factors() {
      let channels = scale.count
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

  /// A dense layer's weights as those of a convolution of a single pixel.
  init(_ layer: Dense) throws {
    let kernel = layer.variables[0].value
    depthwise = nil
    main = try PackedWeights(
      kernel: kernel.reshaped([1, 1, kernel.shape[0], kernel.shape[1]]),
      bias: layer.useBias ? layer.variables[1].value : nil)
  }
}
