import Tensors

/// The trained part of a model compiled for one shape of its input: the way there, and, once the loss is known, the way back
/// down to the lowest trained layer. A value's memory is used again as soon as the way back has used it.
final class TrainingPlan {
  /// What a run that is under way asks of its surroundings.
  final class Surroundings {
    /// The random numbers of a Dropout in this step.
    var numbers: (Layer) -> RandomNumbers = { _ in RandomNumbers(seed: 0) }
  }

  let plan: KernelPlan
  let surroundings = Surroundings()
  /// What the plan's externals are: weights first, then where their slopes go.
  private(set) var sources: [(variable: Variable, value: KernelPlan.Value)] = []
  private(set) var targets: [Variable] = []
  /// The means and variances that batch normalizations found.
  var statistics: [(layer: BatchNormalization, mean: KernelPlan.Value, variance: KernelPlan.Value)] = []
  private var slopes: [Tensor] = []
  /// Both the input until the ways are known.
  private var output, outputSlope: KernelPlan.Value

  /// Compiles a graph.
  ///
  /// - Parameters:
  ///   - endsBeforeActivation: whether to leave out the last activation, since the loss takes what comes before it.
  init(_ whole: FlatGraph, shape: Shape, endsBeforeActivation: Bool) throws {
    let graph = endsBeforeActivation ? whole.withoutLastActivation() : whole
    plan = try KernelPlan(inputShape: shape)
    (output, outputSlope) = (plan.input, plan.input)
    let way = try TrainingWay(graph, endsBeforeActivation: endsBeforeActivation)
    let result = try way.forward(plan.input, self)
    output = try plan.kept(result)
    for index in statistics.indices {
      statistics[index].mean = try plan.kept(statistics[index].mean)
      statistics[index].variance = try plan.kept(statistics[index].variance)
    }
    plan.endPhase()
    outputSlope = try plan.entry(output.shape)
    try way.backward(outputSlope, self)
    plan.endPhase()
    plan.finishPhases()
    slopes = targets.map { Tensor(shape: $0.shape) }
  }

  /// The external of a variable that is read.
  func source(_ variable: Variable, _ make: () throws -> KernelPlan.Value) rethrows -> KernelPlan.Value {
    if let known = sources.first(where: { $0.variable === variable }) { return known.value }
    let value = try make()
    sources.append((variable, value))
    return value
  }

  /// An external for the slope by a variable; nil when it is not trained.
  func target(_ variable: Variable?, _ make: () throws -> KernelPlan.Value) rethrows -> KernelPlan.Value? {
    guard let variable, variable.isTrainable else { return nil }
    let value = try make()
    targets.append(variable)
    return value
  }

  /// One step's way there and back.
  ///
  /// - Parameter loss: takes the outputs, gives their slope.
  /// - Returns: the slopes by the trained variables.
  func callAsFunction(_ x: Tensor, loss: (Tensor) throws -> Tensor) throws -> Gradients {
    let weights = sources.map(\.variable.value)
    var found: [(Tensor, Tensor)] = []
    try plan.run(x, sources: weights, targets: &slopes) { run in
      try run.phase(0)
      found = statistics.map { (run.read($0.mean), run.read($0.variance)) }
      let slope = try loss(run.read(output))
      run.write(slope, to: outputSlope)
      try run.phase(1)
    }
    for (statistic, (mean, variance)) in zip(statistics, found) { statistic.layer.move(to: mean, variance) }
    var gradients = Gradients()
    for (variable, slope) in zip(targets, slopes) { gradients.add(slope, for: variable) }
    return gradients
  }
}

extension BatchNormalization {
  /// Moves the kept statistics a step towards those of a batch: `moving · momentum + batch · (1 - momentum)`, with the biased
  /// variance, as Keras 3 does.
  func move(to mean: Tensor, _ variance: Tensor) {
    for variable in variables {
      let batch: Tensor
      switch variable.name {
      case "moving_mean": batch = mean
      case "moving_variance": batch = variance
      default: continue
      }
      variable.value = variable.value * momentum + batch * (1 - momentum)
    }
  }
}
