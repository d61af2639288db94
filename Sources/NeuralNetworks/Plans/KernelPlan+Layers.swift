import Tensors

extension KernelPlan {
  /// Adds what a layer computes when it predicts; convolutions and dense layers come elsewhere.
  func append(_ layer: Layer, _ inputs: [Value], overwrites: Bool) throws -> Value {
    let x = inputs[0]
    switch layer {
    case let layer as BatchNormalization:
      return try normalize(x, layer)
    case let layer as LayerNormalization:
      let values = layer.variables.map(\.value)
      return try layerNormalization(x, scale: values[0], shift: values[1], epsilon: layer.epsilon)
    case let layer as Activation:
      if let function = layer.function.elementwise { return try elementwise(function, x, overwrites: overwrites) }
      return try host(x, shape: x.shape) { layer.function($0) }
    case let layer as ReLU:
      if let function = layer.function { return try elementwise(function, x, overwrites: overwrites) }
      return try host(x, shape: x.shape) { $0.map { layer($0) } }
    case let layer as Pooling2D:
      let padding = layer.padding.edges(x.shape, window: layer.window, strides: layer.strides)
      return try pooling(layer.kind, x, window: layer.window, strides: layer.strides, padding: padding)
    case let layer as GlobalPooling2D:
      let pooled = try globalPooling(layer.kind, x)
      return try layer.keepDims ? reshape(pooled, to: [x.shape[0], 1, 1, x.shape[3]]) : pooled
    case is Add:
      return try inputs.dropFirst().reduce(x) { try sum($0, $1) }
    case let layer as CustomScaleLayer:
      return try sum(x, inputs[1], secondScale: layer.scale)
    case is Multiply:
      return try inputs.dropFirst().reduce(x) { try product($0, $1) }
    case let layer as Concatenate:
      return try inputs.count == 1 ? x : concatenation(inputs, axis: layer.exampleAxis(rank: x.shape.rank - 1)! + 1)
    case let layer as ZeroPadding2D:
      return try zeroPadding(x, layer.padding)
    case let layer as Cropping2D:
      return try cropping(x, layer.cropping)
    default:
      return try append(simple: layer, x)
    }
  }

  /// Adds a batch normalization that no convolution takes in, perhaps with the ReLU behind it.
  func normalize(_ x: Value, _ layer: BatchNormalization, rectifies: Bool = false) throws -> Value {
    let (gamma, beta, mean, variance) = layer.statistics
    return try batchNormalization(
      x, mean: mean, variance: variance, scale: gamma, shift: beta, epsilon: layer.epsilon, rectifies: rectifies)
  }

  /// A value as pixels of its last axis: `[N, …, C] -> [N, …, 1, C]` of four axes.
  func picture(_ x: Value) throws -> Value {
    guard x.shape.rank != 4 else { return x }
    let rows = x.shape.dimensions.dropFirst().dropLast().reduce(1, *)
    return try reshape(x, to: [x.shape[0], rows, 1, x.shape[-1]])
  }

  /// Adds what takes one value to one of the same numbers, moved or scaled.
  private func append(simple layer: Layer, _ x: Value) throws -> Value {
    switch layer {
    case is Flatten:
      return try reshape(x, to: [x.shape[0], x.shape.dimensions.dropFirst().reduce(1, *)])
    case let layer as Reshape:
      let known = layer.targetShape.filter { $0 > 0 }.reduce(x.shape[0], *)
      return try reshape(x, to: Shape([x.shape[0]] + layer.targetShape.map { $0 < 0 ? x.shape.count / known : $0 }))
    case let layer as Rescaling:
      return try scaled(x, layer.scale, layer.offset)
    case let layer as Normalization:
      let (scale, shift) = layer.factors(channels: x.shape[-1])
      return try scaled(x, scale, shift)
    case let layer as LayerScale:
      return try scaled(x, layer.variables[0].value.scalars, [0])
    default:
      throw ModelError.shape(layer: layer.displayName, expected: "nothing: it has no plan", found: "\(x.shape)")
    }
  }

  /// `x · scale + offset` by channel, or by one number for all.
  private func scaled(_ x: Value, _ scale: [Float], _ offset: [Float]) throws -> Value {
    let channels = x.shape[-1]
    func all(_ values: [Float]) -> Tensor {
      Tensor(
        shape: [channels], scalars: values.count == 1 ? [Float](repeating: values[0], count: channels) : values)
    }
    return try batchNormalization(
      x, mean: Tensor(shape: [channels]), variance: Tensor(repeating: 1, shape: [channels]), scale: all(scale),
      shift: all(offset), epsilon: 0)
  }

  /// A tensor function as a step.
  private func host(_ value: Value, shape: Shape, _ function: @escaping (Tensor) -> Tensor) throws -> Value {
    try host([value], shape: shape) { inputs, output in
      let x = Tensor(uninitializedShape: value.shape) { _ = $0.update(from: inputs[0]) }
      function(x).withUnsafeScalars { _ = output.update(from: $0) }
    }
  }
}
