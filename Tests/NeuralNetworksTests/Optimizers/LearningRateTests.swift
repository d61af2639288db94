import Testing

@testable import NeuralNetworks

struct LearningRateTests {
  @Test(arguments: [
    ("exponential", ExponentialDecay(0.1, decaySteps: 10, decayRate: 0.9) as any LearningRate),
    ("staircase", ExponentialDecay(0.1, decaySteps: 10, decayRate: 0.9, staircase: true)),
    ("cosine", CosineDecay(0.1, decaySteps: 20, alpha: 0.1)),
    ("warmup", CosineDecay(0.01, decaySteps: 20, alpha: 0.1, warmupTarget: 0.2, warmupSteps: 5)),
    ("piecewise", PiecewiseConstantDecay(boundaries: [3, 10], values: [1, 0.5, 0.25])),
  ])
  func ratesAreKerass(_ name: String, _ schedule: any LearningRate) throws {
    let golden = KerasNumbers.all.schedules
    let expected = try #require(golden.values[name])
    // Keras computes schedules in single precision.
    #expect(
      distance(golden.steps.map { schedule(step: $0) }, expected) < 2e-8, "\(golden.steps.map { schedule(step: $0) })")
  }
}
