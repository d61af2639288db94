import NeuralNetworks

extension Architecture {
  /// InceptionV3: convolutions of several sizes side by side, large ones split into rows and columns.
  public static let inceptionV3 = Architecture(
    name: "inceptionV3", modelName: "inception_v3",
    facts: ArchitectureFacts(
      citation: "C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens and Z. Wojna, "
        + "Rethinking the Inception Architecture for Computer Vision, CVPR 2016, arXiv:1512.00567",
      defaultSize: 299, minimumSize: 75, preprocessing: .tf, parameterCount: 23_851_784, featureCount: 2048,
      megabytes: 92, top1: 0.779, top5: 0.937, depth: 189),
    head: .dense()
  ) { try Inception.v3($0) }
}

extension Inception {
  /// Table 1 of the paper; the modules are its figures 5, 10, 6, 10 and 7, as in the published weights.
  fileprivate static func v3(_ input: SymbolicTensor) throws -> SymbolicTensor {
    var modules: [[[Block]]] = [32, 64, 64].map { pooled in
      [
        [convolution(64)], [convolution(48), convolution(64, 5)],
        [convolution(64), convolution(96, 3), convolution(96, 3)], [average, convolution(pooled)],
      ]
    }
    modules.append([[halved(384)], [convolution(64), convolution(96, 3), halved(96)], [maximum]])
    modules += [128, 160, 160, 192].map { width in
      [
        [convolution(192)], [convolution(width), convolution(width, 1, 7), convolution(192, 7, 1)],
        [convolution(width)] + [(7, 1), (1, 7), (7, 1)].map { convolution(width, $0, $1) } + [convolution(192, 1, 7)],
        [average, convolution(192)],
      ]
    }
    modules.append([
      [convolution(192), halved(320)],
      [convolution(192), convolution(192, 1, 7), convolution(192, 7, 1), halved(192)], [maximum],
    ])
    modules += (0...1).map { index in
      let parted = [[convolution(384, 1, 3)], [convolution(384, 3, 1)]]
      return [
        [convolution(320)], [convolution(384), module("mixed9_\(index)", parted)],
        [convolution(448), convolution(384, 3), module(nil, parted)], [average, convolution(192)],
      ]
    }
    return try modules.enumerated().reduce(stem(input)) { x, next in try module("mixed\(next.offset)", next.element)(x)
    }
  }
}
