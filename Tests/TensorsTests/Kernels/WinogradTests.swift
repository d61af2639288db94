import Tensors
import Testing

/// Convolutions with fewer products, against their definition.
struct WinogradTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pictures = 4
    var size = 14
    var channels = 64
    var outputs = 64
    var padding = 1
    var activation: ElementwiseFunction?
    var addsResidual = false
    var testDescription: String {
      "\(pictures) of \(size)x\(size)x\(channels) -> \(outputs), \(padding) around, \(activation?.rawValue ?? "linear"), residual \(addsResidual)"
    }
  }

  @Test(
    arguments: [
      Case(), Case(size: 7, channels: 128, activation: .relu), Case(size: 9, outputs: 128, padding: 0),
      Case(size: 17, activation: .relu6, addsResidual: true), Case(size: 13, addsResidual: true),
      Case(channels: 48, outputs: 96, activation: .swish), Case(size: 5, channels: 20, outputs: 64),
      Case(pictures: 1, activation: .relu), Case(pictures: 1, size: 17, channels: 32, padding: 0),
      Case(pictures: 1, size: 28),
      Case(pictures: 2, size: 25, channels: 80, outputs: 192, activation: .relu6),
      Case(pictures: 12, size: 7, channels: 128),
      Case(pictures: 13, size: 7, channels: 128, outputs: 128, addsResidual: true),
      Case(pictures: 5, size: 1, channels: 32),
    ], [false, true]) func matchesItsDefinition(_ test: Case, inBlocks: Bool) throws
  {
    let x = Naive.random([test.pictures, test.size, test.size, test.channels], seed: 1)
    let kernel = Naive.random([3, 3, test.channels, test.outputs], seed: 2)
    let bias = Naive.random([test.outputs], seed: 3)
    let padding = EdgePadding(top: test.padding, bottom: test.padding, left: test.padding, right: test.padding)
    var expected = Naive.convolution(
      ElementwiseFunction.relu(x), kernel, bias: bias, strides: (1, 1), padding: padding, groups: 1, isDepthwise: false)
    let plan = try KernelPlan(inputShape: x.shape)
    plan.allowsWinograd = true
    plan.usesBlocks = inBlocks
    let start = try plan.elementwise(.relu, plan.input)
    var value = try plan.convolution(
      start, PackedWeights(kernel: kernel, bias: bias), padding: padding, adding: test.addsResidual ? start : nil,
      activation: test.activation)
    if test.addsResidual {
      // Read again: the sum must not have been made in its memory.
      value = try plan.sum(value, start)
      expected = expected + ElementwiseFunction.relu(x)
    }
    try plan.finish(value)
    if let activation = test.activation { expected = activation(expected) }
    if test.addsResidual { expected = expected + ElementwiseFunction.relu(x) }
    #expect(Naive.deviation(try plan(x), expected) < 1e-5)
    #expect(try plan(x) == plan(x))
  }

  /// The transformed kernel leads back to no other layout: what it was made from is still there for plans that want one.
  @Test func weightsAreSharedWithOtherPlans() throws {
    let kernel = Naive.random([3, 3, 64, 64], seed: 7)
    let weights = try PackedWeights(kernel: kernel)
    for (size, isFast) in [(16, true), (16, false), (9, true), (17, false), (17, true)] {
      let x = Naive.random([4, size, size, 64], seed: UInt64(size))
      let plan = try KernelPlan(inputShape: x.shape)
      plan.allowsWinograd = isFast
      try plan.finish(plan.convolution(plan.elementwise(.relu, plan.input), weights))
      let expected = Naive.convolution(
        ElementwiseFunction.relu(x), kernel, bias: nil, strides: (1, 1), padding: .none, groups: 1, isDepthwise: false)
      #expect(Naive.deviation(try plan(x), expected) < 1e-5)
    }
  }
}
