import Tensors

/// Layers without kernels that change numbers, and poolings.
extension Site {
  func activation(_ function: ActivationFunction, _ x: Value, overwrites: Bool) throws -> Step {
    if let elementwise = function.elementwise {
      let step = try TrainedElementwise(kernels, elementwise, x, overwrites: overwrites)
      return (step.result, { slope in [try step.inputSlope(slope)] })
    }
    guard function == .softmax else { return (x, { [$0] }) }
    let value = try kernels.host([x], shape: x.shape) { inputs, output in
      let rows = Tensor(uninitializedShape: x.shape) { _ = $0.update(from: inputs[0]) }
      function(rows).withUnsafeScalars { _ = output.update(from: $0) }
    }
    return (
      value,
      { slope in
        [
          try kernels.host([value, slope], shape: x.shape) { inputs, output in
            let (y, dy) = (inputs[0], inputs[1])
            let classes = x.shape[-1]
            for start in stride(from: 0, to: y.count, by: classes) {
              let row = start..<start + classes
              let inner = row.reduce(Float(0)) { $0 + dy[$1] * y[$1] }
              for index in row { output[index] = y[index] * (dy[index] - inner) }
            }
          }
        ]
      }
    )
  }

  func rectifier(_ layer: ReLU) throws -> Step {
    if let function = layer.function {
      let step = try TrainedElementwise(kernels, function, x, overwrites: mayOverwrite)
      return (step.result, { slope in [try step.inputSlope(slope)] })
    }
    let input = x
    let value = try kernels.host([input], shape: input.shape) { inputs, output in
      for index in output.indices { output[index] = layer(inputs[0][index]) }
    }
    return (
      value,
      { slope in
        [
          try kernels.host([input, slope], shape: input.shape) { inputs, output in
            for index in output.indices { output[index] = inputs[1][index] * layer.derivative(at: inputs[0][index]) }
          }
        ]
      }
    )
  }

  func pooling(_ layer: Pooling2D) throws -> Step {
    let edges = padding ?? layer.padding.edges(x.shape, window: layer.window, strides: layer.strides)
    let pooling = try TrainedPooling(
      kernels, layer.kind, x, window: layer.window, strides: layer.strides, padding: edges)
    return (pooling.result, { slope in [try pooling.inputSlope(slope)] })
  }

  func globalPooling(_ layer: GlobalPooling2D) throws -> Step {
    let shape = x.shape
    let pooling = try TrainedPooling(kernels, layer.kind, x, window: (shape[1], shape[2]), strides: (1, 1))
    let value =
      try layer.keepDims ? pooling.result : kernels.reshape(pooling.result, to: [shape[0], shape[3]])
    return (
      value,
      { slope in [try pooling.inputSlope(kernels.reshape(slope, to: [shape[0], 1, 1, shape[3]]))] }
    )
  }

  func dropout(_ layer: Dropout) throws -> Step {
    guard layer.isActive else { return (x, { [$0] }) }
    let shape = x.shape
    let surroundings = plan.surroundings
    let mask = try kernels.host([], shape: shape) { _, output in
      var numbers = surroundings.numbers(layer)
      layer.mask(shape, &numbers).withUnsafeScalars { _ = output.update(from: $0) }
    }
    return (try kernels.product(x, mask), { slope in [try kernels.product(slope, mask)] })
  }
}

extension ReLU {
  /// The slope at `x`; 0 at the corners, as in Keras.
  func derivative(at x: Float) -> Float {
    if x >= maxValue ?? .infinity { return 0 }
    return x > threshold ? 1 : negativeSlope
  }
}
