extension TorchNames {
  /// EfficientNet-Lite0 by lukemelas/EfficientNet-PyTorch, which counts blocks from 0 to the end; Keras numbers stages from 1
  /// and letters the blocks in a stage.
  static let efficientNetLite0: TorchNames = {
    var rows = normalized(("_conv_stem", "_bn0"), ("stem_conv", "stem_bn"))
    var index = 0
    // How often each stage's block is repeated.
    for (stage, count) in [1, 2, 2, 3, 3, 4, 1].enumerated() {
      for letter in "abcd".prefix(count) {
        let torch = "_blocks.\(index)."
        let keras = "block\(stage + 1)\(letter)_"
        if stage > 0 {  // The first stage expands by 1: there is nothing to expand.
          rows += normalized((torch + "_expand_conv", torch + "_bn0"), (keras + "expand_conv", keras + "expand_bn"))
        }
        rows += normalized(
          (torch + "_depthwise_conv", torch + "_bn1"), (keras + "dwconv", keras + "bn"), isDepthwise: true)
        rows += normalized((torch + "_project_conv", torch + "_bn2"), (keras + "project_conv", keras + "project_bn"))
        index += 1
      }
    }
    rows += normalized(("_conv_head", "_bn1"), ("top_conv", "top_bn"))
    return TorchNames(
      subject: "EfficientNet-Lite0 by EfficientNet-PyTorch", rows: rows, tops: [dense("_fc", "predictions")])
  }()
}
