import NeuralNetworks

extension Architecture {
  /// ConvNeXt-T: a residual network with the proportions of a vision transformer.
  public static let convNeXtTiny = Architecture(
    name: "convNeXtTiny", modelName: "convnext_tiny",
    facts: ArchitectureFacts(
      citation:
        "Z. Liu, H. Mao, C.-Y. Wu, C. Feichtenhofer, T. Darrell and S. Xie, A ConvNet for the 2020s, CVPR 2022, "
        + "arXiv:2201.03545",
      preprocessing: .none, parameterCount: 28_589_128, featureCount: 768, megabytes: 109.42, top1: 0.813),
    head: Head(
      pooled: { try normalization()(Head.pool($0, $1)) },
      top: { map, classes in
        let x = try GlobalAveragePooling2D(name: "convnext_tiny_head_gap")(map)
        return try Dense(classes, activation: .softmax, name: "convnext_tiny_head_dense")(
          normalization("convnext_tiny_head_layernorm")(x))
      })
  ) { input in
    // Section 3 and table 9 of the paper: 3, 3, 9 and 3 blocks. Pixels are normalized inside the network.
    let name = "convnext_tiny"
    var x = input
    if input.shape[2] == 3 {
      x = try Normalization(
        mean: [0.485, 0.456, 0.406].map { $0 * 255 }, variance: [0.229, 0.224, 0.225].map { $0 * 255 * $0 * 255 },
        name: "\(name)_prestem_normalization")(x)
    }
    for (stage, (blocks, channels)) in [(3, 96), (3, 192), (9, 384), (3, 768)].enumerated() {
      let start =
        stage == 0
        ? [
          Conv2D(channels, kernelSize: 4, strides: 4, name: "\(name)_stem_conv"),
          normalization("\(name)_stem_layernorm"),
        ]
        : [
          normalization("\(name)_downsampling_layernorm_\(stage - 1)"),
          Conv2D(channels, kernelSize: 2, strides: 2, name: "\(name)_downsampling_conv_\(stage - 1)"),
        ]
      let part = stage == 0 ? "\(name)_stem" : "\(name)_downsampling_block_\(stage - 1)"
      x = try Sequential(layers: [InputLayer(shape: x.shape)] + start, name: part)(x)
      for block in 0..<blocks { x = try residual("\(name)_stage_\(stage)_block_\(block)", channels)(x) }
    }
    return x
  }

  /// A depthwise convolution of 7 x 7, then four times the channels and back, scaled and added: the shape stays.
  private static func residual(_ name: String, _ channels: Int) -> Block {
    { x in
      var y = try Conv2D(
        channels, kernelSize: 7, padding: .same, groups: channels, name: "\(name)_depthwise_conv")(x)
      y = try normalization("\(name)_layernorm")(y)
      y = try Activation(.gelu, name: "\(name)_gelu")(
        Dense(4 * channels, name: "\(name)_pointwise_conv_1")(y))
      y = try Dense(channels, name: "\(name)_pointwise_conv_2")(y)
      y = try LayerScale(initValue: 1e-6, projectionDim: channels, name: "\(name)_layer_scale")(y)
      return try Add()([x, Activation(.linear, name: "\(name)_identity")(y)])
    }
  }

  private static func normalization(_ name: String? = nil) -> LayerNormalization {
    LayerNormalization(epsilon: 1e-6, name: name)
  }
}
