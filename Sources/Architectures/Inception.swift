import NeuralNetworks

/// What Inception networks are made of. Keras gives most of their layers no names.
enum Inception {
  /// A convolution without bias, its normalization without scale, and ReLU. Height and width of the window are equal
  /// unless both are given.
  static func convolution(
    _ filters: Int, _ height: Int = 1, _ width: Int? = nil, strides: Int = 1, padding: Padding = .same,
    name: String? = nil
  ) -> Block {
    { x in
      let layer = Conv2D(
        filters, kernelSize: (height, width ?? height), strides: (strides, strides), padding: padding, useBias: false,
        name: name)
      let y = try BatchNormalization(scale: false, name: name.map { $0 + "_bn" })(layer(x))
      return try Activation(.relu, name: name.map { $0 + "_ac" })(y)
    }
  }

  /// A convolution that halves the size: 3 x 3, stride 2, no padding.
  static func halved(_ filters: Int) -> Block { convolution(filters, 3, strides: 2, padding: .valid) }

  /// The mean of the 3 x 3 pixels around each.
  static func average(_ x: SymbolicTensor) throws -> SymbolicTensor {
    try AveragePooling2D(poolSize: 3, strides: 1, padding: .same)(x)
  }

  /// The largest of 3 x 3 pixels, at every second.
  static func maximum(_ x: SymbolicTensor) throws -> SymbolicTensor { try MaxPooling2D(poolSize: 3, strides: 2)(x) }

  /// One block after the other.
  static func chain(_ blocks: [Block]) -> Block { { x in try blocks.reduce(x) { try $1($0) } } }

  /// Branches that start from one value, each a chain of blocks; their channels end side by side.
  static func module(_ name: String?, _ branches: [[Block]]) -> Block {
    { x in
      let ends = try branches.map { try chain($0)(x) }
      return try Concatenate(name: name)(ends)
    }
  }

  /// What both networks begin with: `[H, W, 3]` to about `[H / 8, W / 8, 192]`.
  static func stem(_ x: SymbolicTensor) throws -> SymbolicTensor {
    try chain([
      convolution(32, 3, strides: 2, padding: .valid), convolution(32, 3, padding: .valid), convolution(64, 3), maximum,
      convolution(80, padding: .valid), convolution(192, 3, padding: .valid), maximum,
    ])(x)
  }
}
