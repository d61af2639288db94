import Tensors

/// Where a layer is added to a plan of training: what it reads, and which slopes are wanted.
struct Site {
  typealias Value = KernelPlan.Value
  typealias Step = (value: Value, pullback: TrainingWay.Pullback)

  let plan: TrainingPlan
  let inputs: [Value]
  let wantsSlopes: [Bool]
  /// Zeros around the input that the layer takes in.
  let padding: EdgePadding?
  let mayOverwrite: Bool
  /// Whether what reads the layer takes the mean of each channel away: then the slope by the layer's bias is 0, which is what it is
  /// before anybody writes it.
  let losesMean: Bool
  /// Whether the layer's own activation is applied.
  let activates: Bool

  var kernels: KernelPlan { plan.plan }
  var x: Value { inputs[0] }

  /// Adds a layer: its value, and the way back.
  ///
  /// - Throws: `TrainingError.cannotTrain` for a layer whose way back is not known.
  func add(_ layer: Layer) throws -> Step {
    switch layer {
    case let layer as Conv2D: return try convolution(layer)
    case let layer as DepthwiseConv2D: return try depthwise(layer)
    case let layer as SeparableConv2D: return try separable(layer)
    case let layer as Dense: return try dense(layer)
    case let layer as LayerNormalization: return try layerNormalization(layer)
    case let layer as Activation: return try activation(layer.function, x, overwrites: mayOverwrite)
    case let layer as ReLU: return try rectifier(layer)
    case let layer as Pooling2D: return try pooling(layer)
    case let layer as GlobalPooling2D: return try globalPooling(layer)
    case let layer as Dropout: return try dropout(layer)
    case is Add, is CustomScaleLayer, is Multiply, is Concatenate: return try joining(layer)
    case is InputLayer: return (x, { [$0] })
    default: return try moving(layer)
    }
  }

  /// The sum of the slopes of all ways to the loss.
  func added(_ slopes: [Value]) throws -> Value {
    try slopes.dropFirst().reduce(slopes[0]) { try kernels.sum($0, $1) }
  }

  /// The external of a variable of one axis.
  func vector(_ variable: Variable) throws -> Value {
    try plan.source(variable) { try kernels.external(variable.shape) }
  }

  /// The external for the slope by a variable of one axis.
  func vectorTarget(_ variable: Variable?) throws -> Value? {
    try plan.target(variable) { try kernels.external(variable!.shape) }
  }
}
