import Tensors

/// Layers with kernels and normalizations.
extension Site {
  func convolution(_ layer: Conv2D) throws -> Step {
    let step = try convolution(
      x, layer.variables[0], bias: layer.useBias ? layer.variables[1] : nil, layer: layer, groups: layer.groups)
    return try activated(step, layer.activation)
  }

  func depthwise(_ layer: DepthwiseConv2D) throws -> Step {
    let step = try convolution(
      x, layer.variables[0], bias: layer.useBias ? layer.variables[1] : nil, layer: layer, isDepthwise: true)
    return try activated(step, layer.activation)
  }

  func separable(_ layer: SeparableConv2D) throws -> Step {
    let first = try convolution(x, layer.variables[0], bias: nil, layer: layer, isDepthwise: true)
    let needsMiddle = wantsSlopes[0] || layer.variables[0].isTrainable
    let second = try convolution(
      first.value, layer.variables[1], bias: layer.useBias ? layer.variables[2] : nil, layer: nil, wants: needsMiddle)
    let both: Step = (
      second.value,
      { slope in
        guard let middle = try second.pullback(slope)[0] else { return [nil] }
        return try first.pullback(middle)
      }
    )
    return try activated(both, layer.activation)
  }

  /// A convolution with the geometry of `layer`, or of single pixels.
  private func convolution(
    _ x: Value, _ kernel: Variable, bias: Variable?, layer: WindowedLayer?, groups: Int = 1, isDepthwise: Bool = false,
    wants: Bool? = nil
  ) throws -> Step {
    func external() throws -> Value {
      try kernels.externalKernel(kernel.shape, groups: groups, isDepthwise: isDepthwise)
    }
    let edges = layer.map { padding ?? $0.padding.edges(x.shape, window: $0.window, strides: $0.strides) } ?? .none
    let convolution = try TrainedConvolution(
      kernels, x, kernel: plan.source(kernel, external), bias: bias.map(vector), strides: layer?.strides ?? (1, 1),
      padding: edges, groups: groups, isDepthwise: isDepthwise)
    let wantsInput = wants ?? wantsSlopes[0]
    return (
      convolution.result,
      { slope in
        if let target = try plan.target(kernel, external) {
          let biasTarget = try vectorTarget(bias)
          try convolution.weightSlopes(slope, kernel: target, bias: losesMean ? nil : biasTarget)
        }
        return [try wantsInput ? convolution.inputSlope(slope) : nil]
      }
    )
  }

  func dense(_ layer: Dense) throws -> Step {
    let (input, kernel) = (x, layer.variables[0])
    let bias = layer.useBias ? layer.variables[1] : nil
    let weights = try vector(kernel)
    let value = try kernels.dense(input, kernel: weights, bias: bias.map(vector))
    let step: Step = (
      value,
      { slope in
        if let target = try vectorTarget(kernel) { try kernels.denseKernelSlope(input, slope, to: target) }
        if let target = try vectorTarget(bias) { try kernels.channelSums(slope, to: target) }
        return [try wantsSlopes[0] ? kernels.denseInputSlope(slope, kernel: weights) : nil]
      }
    )
    return try activated(step, layer.activation)
  }

  /// A layer's own activation behind it.
  private func activated(_ step: Step, _ function: ActivationFunction) throws -> Step {
    guard function != .linear, activates else { return step }
    let last = try activation(function, step.value, overwrites: true)
    return (last.value, { slope in try step.pullback(last.pullback(slope)[0]!) })
  }

  /// Statistics of the batch, which also move those that are kept; the kept ones when the layer is frozen. A second input is added,
  /// and then the function follows.
  func normalization(
    _ layer: BatchNormalization, _ function: ElementwiseFunction?
  ) throws -> (value: Value, pullback: TrainingWay.JoiningPullback) {
    let variables = Dictionary(uniqueKeysWithValues: layer.variables.map { ($0.name, $0) })
    var fixed: (mean: Value, variance: Value)?
    if !layer.isTrainable {
      fixed = (try vector(variables["moving_mean"]!), try vector(variables["moving_variance"]!))
    }
    let (gamma, beta) = (variables["gamma"], variables["beta"])
    guard TrainedNormalizationBlock.suits(x, function) else {
      return try separately(layer, fixed, gamma: gamma, beta: beta, function)
    }
    let addend = inputs.dropFirst().first
    let block = try TrainedNormalizationBlock(
      kernels, x, adding: addend, function, scale: gamma.map(vector), shift: beta.map(vector), statistics: fixed,
      epsilon: layer.epsilon)
    if fixed == nil { plan.statistics.append((layer, block.mean, block.variance)) }
    return (
      block.result,
      { slopes in
        let found = try block.slopes(
          slopes.count > 2 ? added(slopes) : slopes[0], slopes.count == 2 ? slopes[1] : nil, wantsInput: wantsSlopes[0],
          wantsAddend: addend != nil && wantsSlopes[1], scale: vectorTarget(gamma), shift: vectorTarget(beta))
        return [found.input, found.addend]
      }
    )
  }

  /// The normalization, the sum and the function one after the other, in whatever way the numbers lie.
  private func separately(
    _ layer: BatchNormalization, _ fixed: (mean: Value, variance: Value)?, gamma: Variable?, beta: Variable?,
    _ function: ElementwiseFunction?
  ) throws -> (value: Value, pullback: TrainingWay.JoiningPullback) {
    let normalization = try TrainedNormalization(
      kernels, x, scale: gamma.map(vector), shift: beta.map(vector), statistics: fixed, epsilon: layer.epsilon)
    if fixed == nil { plan.statistics.append((layer, normalization.mean, normalization.variance)) }
    let sum = try inputs.dropFirst().reduce(normalization.result) { try kernels.sum($0, $1) }
    let last = try function.map { try TrainedElementwise(kernels, $0, sum, overwrites: true) }
    return (
      last?.result ?? sum,
      { slopes in
        let slope = try last?.inputSlope(added(slopes)) ?? added(slopes)
        let input = try normalization.inputSlope(slope, scale: vectorTarget(gamma), shift: vectorTarget(beta))
        return [input] + inputs.dropFirst().map { _ in slope }
      }
    )
  }

  func layerNormalization(_ layer: LayerNormalization) throws -> Step {
    let (gamma, beta) = (layer.variables[0], layer.variables[1])
    let normalization = try TrainedLayerNormalization(
      kernels, x, scale: vector(gamma), shift: vector(beta), epsilon: layer.epsilon)
    return (
      normalization.result,
      { slope in [try normalization.inputSlope(slope, scale: vectorTarget(gamma), shift: vectorTarget(beta))] }
    )
  }
}
