import Tensors

extension KernelPlan {
  /// Adds what a layer computes when it predicts; convolutions and dense layers come elsewhere.
  func append(_ layer: Layer, _ inputs: [Value], overwrites: Bool) throws -> Value {
    let x = inputs[0]
    switch layer {
    case let layer as BatchNormalization:
      let values = layer.variables.map(\.value)
      return try batchNormalization(
        x, mean: values[2], variance: values[3], scale: values[0], shift: values[1], epsilon: layer.epsilon)
    case let layer as Activation:
      if let function = layer.function.elementwise { return try elementwise(function, x, overwrites: overwrites) }
      return try host(x, shape: x.shape) { layer.function($0) }
    case let layer as Pooling2D:
      let padding = layer.padding.edges(x.shape, window: layer.window, strides: layer.strides)
      return try pooling(layer.kind, x, window: layer.window, strides: layer.strides, padding: padding)
    case let layer as GlobalPooling2D:
      return try globalPooling(layer.kind, x)
    case is Add:
      return try inputs.dropFirst().reduce(x) { try sum($0, $1) }
    case let layer as ZeroPadding2D:
      return try zeroPadding(x, layer.padding)
    case is Flatten:
      return try reshape(x, to: [x.shape[0], x.shape.dimensions.dropFirst().reduce(1, *)])
    case let layer as Rescaling:
      return try host(x, shape: x.shape) { $0 * layer.scale + layer.offset }
    default:
      throw ModelError.shape(layer: layer.displayName, expected: "nothing: it has no plan", found: "\(x.shape)")
    }
  }

  /// A tensor function as a step.
  private func host(_ value: Value, shape: Shape, _ function: @escaping (Tensor) -> Tensor) throws -> Value {
    try host([value], shape: shape) { inputs, output in
      let x = Tensor(uninitializedShape: value.shape) { _ = $0.update(from: inputs[0]) }
      function(x).withUnsafeScalars { _ = output.update(from: $0) }
    }
  }
}
