import NeuralNetworks

extension Architecture {
  /// NASNet-A (4 @ 1056): two cells that a search found, stacked.
  public static let nasNetMobile = Architecture(
    name: "nasNetMobile", modelName: "nasnet_mobile",
    facts: ArchitectureFacts(
      citation: "B. Zoph, V. Vasudevan, J. Shlens and Q. V. Le, "
        + "Learning Transferable Architectures for Scalable Image Recognition, CVPR 2018, arXiv:1707.07012",
      preprocessing: .tf, parameterCount: 5_326_716, featureCount: 1056, megabytes: 23, top1: 0.744, top5: 0.919,
      depth: 389),
    takesAnySize: false, head: .dense(topPooling: nil)
  ) { input in
    // Figure 2 of the paper, ImageNet: a convolution, two reductions, and 4 normal cells after each reduction but the first.
    // Filters double where the size halves; the last cell's 6 parts of 176 are the 1056 of its name.
    var cells: [(name: String, filters: Int, cell: NASNet.Cell)] = [
      ("stem_1", 11, NASNet.reduction), ("stem_2", 22, NASNet.reduction),
    ]
    cells += (0...3).map { ("\($0)", 44, NASNet.normal) }
    cells += [("reduce_4", 88, NASNet.reduction)] + (5...8).map { ("\($0)", 88, NASNet.normal) }
    cells += [("reduce_8", 176, NASNet.reduction)] + (9...12).map { ("\($0)", 176, NASNet.normal) }

    let stem = Conv2D(32, kernelSize: 3, strides: 2, useBias: false, name: "stem_conv1")
    var x = try NASNet.normalization("stem_bn1")(stem(input))
    var previous: SymbolicTensor?
    for (name, filters, cell) in cells { (x, previous) = (try cell(x, previous, filters, name), x) }
    return try Activation(.relu)(x)
  }
}
