import Foundation
import Tensors
import Testing

@testable import NeuralNetworks

struct OptimizerTests {
  typealias Arguments = [String: KerasNumbers.Argument]

  static func optimizer(_ name: String, _ given: Arguments) throws -> Optimizer {
    func number(_ key: String, or standard: Double) -> Double { given[key]?.number ?? standard }
    func rate(_ standard: Double) -> any LearningRate {
      given["learning_rate"]?.text == nil
        ? number("learning_rate", or: standard) : ExponentialDecay(0.1, decaySteps: 2, decayRate: 0.5)
    }
    let decay = given["weight_decay"]?.number
    let (norm, value) = (given["clipnorm"]?.number, given["clipvalue"]?.number)
    let global = given["global_clipnorm"]?.number
    let (beta1, beta2) = (number("beta_1", or: 0.9), number("beta_2", or: 0.999))
    let epsilon = number("epsilon", or: 1e-7)
    let result: Optimizer
    switch name {
    case "SGD":
      result = SGD(
        learningRate: rate(0.01), momentum: number("momentum", or: 0), nesterov: given["nesterov"]?.isTrue ?? false,
        weightDecay: decay, clipnorm: norm, clipvalue: value, globalClipnorm: global)
    case "RMSprop":
      result = RMSprop(
        learningRate: rate(0.001), rho: number("rho", or: 0.9), momentum: number("momentum", or: 0), epsilon: epsilon,
        centered: given["centered"]?.isTrue ?? false, weightDecay: decay, clipnorm: norm, clipvalue: value,
        globalClipnorm: global)
    case "Adam":
      result = Adam(
        learningRate: rate(0.001), beta1: beta1, beta2: beta2, epsilon: epsilon,
        amsgrad: given["amsgrad"]?.isTrue ?? false, weightDecay: decay, clipnorm: norm, clipvalue: value,
        globalClipnorm: global)
    default:
      result = AdamW(learningRate: rate(0.001), weightDecay: decay ?? 0.004, beta1: beta1, beta2: beta2)
    }
    result.excludeFromWeightDecay(names: given["exclude"]?.texts ?? [])
    return result
  }

  static func variables() -> [Variable] {
    let golden = KerasNumbers.all.optimizers
    let variables = [
      Variable("kernel", shape: [2, 3], initializer: .zeros), Variable("bias", shape: [3], initializer: .zeros),
    ]
    variables[0].value = Tensor(shape: [2, 3], scalars: golden.kernel)
    variables[1].value = Tensor(shape: [3], scalars: golden.bias)
    return variables
  }

  static func step(_ optimizer: Optimizer, _ variables: [Variable], _ gradients: [[Float]]) throws {
    try optimizer.apply(
      zip(variables, gradients).map { (variable: $0, gradient: Tensor(shape: $0.shape, scalars: $1)) })
  }

  @Test(arguments: KerasNumbers.all.optimizers.cases.indices)
  func stepsAreKerass(_ index: Int) throws {
    let golden = KerasNumbers.all.optimizers
    let expected = golden.cases[index]
    let optimizer = try Self.optimizer(expected.name, expected.arguments)
    let variables = Self.variables()
    let before = variables[0].value
    for (step, gradients) in golden.gradients.enumerated() {
      try Self.step(optimizer, variables, gradients)
      for (variable, numbers) in zip(variables, expected.steps[step]) {
        #expect(distance(variable.value.scalars, numbers) < 1e-6, "\(expected.name) \(expected.arguments) step \(step)")
      }
    }
    #expect(optimizer.iterations == 6)
    #expect(before.scalars == golden.kernel, "what somebody else holds does not change")
  }

  /// Another optimizer that takes over the state goes on to the last bit.
  @Test(arguments: KerasNumbers.all.optimizers.cases.indices)
  func stateIsTakenOver(_ index: Int) throws {
    let golden = KerasNumbers.all.optimizers
    let expected = golden.cases[index]
    let (whole, first) = (
      try Self.optimizer(expected.name, expected.arguments), try Self.optimizer(expected.name, expected.arguments)
    )
    let (all, variables) = (Self.variables(), Self.variables())
    for gradients in golden.gradients { try Self.step(whole, all, gradients) }
    for gradients in golden.gradients[..<3] { try Self.step(first, variables, gradients) }
    let state = first.state
    let second = try Self.optimizer(expected.name, expected.arguments)
    try second.restore(state)
    #expect(second.state == state, "also before its variables are seen")
    for gradients in golden.gradients[3...] { try Self.step(second, variables, gradients) }
    #expect(zip(all, variables).allSatisfy { $0.value == $1.value })
    #expect(second.iterations == 6 && first.state == state)
  }

  @Test func aStateOfAnotherKindOrShapeIsRefused() throws {
    let variables = Self.variables()
    let adam = Adam()
    try Self.step(adam, variables, KerasNumbers.all.optimizers.gradients[0])
    #expect(throws: TrainingError.optimizerState("it was taken from Adam, and this is SGD")) {
      try SGD().restore(adam.state)
    }
    var state = adam.state
    #expect(
      state.tensors.keys.sorted() == ["bias/momentum", "bias/velocity", "kernel/momentum", "kernel/velocity"])
    state.tensors["bias/velocity"] = Tensor(shape: [4])
    let wrong = Adam()
    try wrong.restore(state)
    #expect(throws: TrainingError.optimizerState("\"bias/velocity\" has the shape (4,), not (3,)")) {
      try Self.step(wrong, variables, KerasNumbers.all.optimizers.gradients[0])
    }
    state.tensors["bias/velocity"] = nil
    let less = Adam()
    try less.restore(state)
    #expect(throws: TrainingError.optimizerState("it has nothing for \"bias/velocity\"")) {
      try less.prepare(variables)
    }
  }

  @Test func variablesOfOnePathAreKeptApart() throws {
    let twins = (0..<2).map { _ in Variable("kernel", shape: [1], initializer: .zeros) }
    let optimizer = SGD(learningRate: 1, momentum: 0.5)
    try Self.step(optimizer, twins, [[1], [2]])
    #expect(optimizer.state.tensors.mapValues(\.scalars) == ["kernel/momentum": [-1], "kernel#2/momentum": [-2]])
  }

  @Test func ratesAreNumbersOrSchedules() {
    #expect(SGD(learningRate: 1).learningRate == 1 && SGD(learningRate: Float(0.5)).learningRate == 0.5)
    let optimizer = Adam(learningRate: CosineDecay(1, decaySteps: 10))
    #expect(optimizer.followsSchedule && optimizer.learningRate == 1)
    optimizer.iterations = 5
    #expect(abs(optimizer.learningRate - 0.5) < 1e-12)
    optimizer.learningRate = 0.1
    #expect(!optimizer.followsSchedule && optimizer.learningRate == 0.1)
  }

  /// Large variables are changed in slices by several threads: the same numbers.
  @Test func slicesDoNotShow() throws {
    let count = (1 << 21) + 3
    let large = Variable("kernel", shape: [count], initializer: .randomNormal())
    let gradient = Initializer.randomUniform().tensor(shape: [count], seed: 1, path: "gradient")
    let small = Variable("kernel", shape: [64], initializer: .zeros)
    small.value = large.value.rows(count - 64..<count)
    let (one, other) = (Adam(weightDecay: 0.1), Adam(weightDecay: 0.1))
    for _ in 0..<3 {
      try one.apply([(large, gradient)])
      try other.apply([(small, gradient.rows(count - 64..<count))])
    }
    #expect(large.value.rows(count - 64..<count) == small.value)
  }
}
