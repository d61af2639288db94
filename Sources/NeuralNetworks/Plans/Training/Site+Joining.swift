import Tensors

/// Layers that join values, and those that only move or scale numbers.
extension Site {
  func joining(_ layer: Layer) throws -> Step {
    switch layer {
    case is Add:
      return (try inputs.dropFirst().reduce(x) { try kernels.sum($0, $1) }, { slope in inputs.map { _ in slope } })
    case let layer as CustomScaleLayer:
      return (
        try kernels.sum(x, inputs[1], secondScale: layer.scale),
        { slope in [slope, try wantsSlopes[1] ? kernels.scaled(slope, by: layer.scale) : nil] }
      )
    case is Multiply:
      return (try inputs.dropFirst().reduce(x) { try kernels.product($0, $1) }, factors)
    default:
      guard let layer = layer as? Concatenate else { return try moving(layer) }
      let axis = layer.exampleAxis(rank: x.shape.rank - 1)! + 1
      guard inputs.count > 1 else { return (x, { [$0] }) }
      return (try kernels.concatenation(inputs, axis: axis), { slope in try parts(of: slope, axis: axis) })
    }
  }

  /// The slopes by the factors of a product: each times all the others, summed where a factor was repeated.
  private func factors(_ slope: Value) throws -> [Value?] {
    try inputs.indices.map { index in
      guard wantsSlopes[index] else { return nil }
      let others = inputs.indices.filter { $0 != index }.map { inputs[$0] }
      return try kernels.summed(others.reduce(slope) { try kernels.product($0, $1) }, to: inputs[index].shape)
    }
  }

  private func parts(of slope: Value, axis: Int) throws -> [Value?] {
    var start = 0
    return try inputs.enumerated().map { index, input in
      defer { start += input.shape[axis] }
      guard wantsSlopes[index] else { return nil }
      return try kernels.part(slope, axis: axis, from: start, count: input.shape[axis])
    }
  }

  /// Layers whose way back is as simple as their way there.
  func moving(_ layer: Layer) throws -> Step {
    let shape = x.shape
    switch layer {
    case is Flatten, is Reshape:
      return (try kernels.append(layer, [x], overwrites: false), { slope in [try kernels.reshape(slope, to: shape)] })
    case let layer as ZeroPadding2D:
      return (try kernels.zeroPadding(x, layer.padding), { slope in [try kernels.cropping(slope, layer.padding)] })
    case let layer as Cropping2D:
      return (try kernels.cropping(x, layer.cropping), { slope in [try kernels.zeroPadding(slope, layer.cropping)] })
    case let layer as Rescaling:
      return (
        try kernels.append(layer, [x], overwrites: false),
        { slope in [try kernels.append(Rescaling(layer.scale), [slope], overwrites: false)] }
      )
    case let layer as Normalization:
      let (scale, _) = layer.factors(channels: shape[-1])
      return (
        try kernels.append(layer, [x], overwrites: false),
        { slope in [try kernels.append(Rescaling(scale), [slope], overwrites: false)] }
      )
    case let layer as LayerScale:
      return try layerScale(layer)
    default:
      throw TrainingError.cannotTrain(layer: layer.name, kind: layer.className)
    }
  }

  private func layerScale(_ layer: LayerScale) throws -> Step {
    let input = x
    let gamma = layer.variables[0]
    let row = Shape([Int](repeating: 1, count: input.shape.rank - 1) + [layer.projectionDim])
    let factors = try kernels.reshape(vector(gamma), to: row)
    return (
      try kernels.product(input, factors),
      { slope in
        if let target = try vectorTarget(gamma) { try kernels.channelSums(kernels.product(slope, input), to: target) }
        return [try wantsSlopes[0] ? kernels.product(slope, factors) : nil]
      }
    )
  }
}
