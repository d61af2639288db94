import Tensors
import Testing

/// Convolutions against their definition.
struct ConvolutionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var height = 9
    var width = 11
    var channels = 5
    var outputs = 7
    var window = 3
    var stride = 1
    var isSame = true
    var groups = 1
    var isDepthwise = false
    var hasBias = true
    var activation: ElementwiseFunction?
    var addsResidual = false
    var testDescription: String {
      "\(height)x\(width)x\(channels) -> \(outputs), \(window)x\(window) / \(stride) \(isSame ? "same" : "valid"), "
        + "groups \(groups), depthwise \(isDepthwise), \(activation?.rawValue ?? "linear"), residual \(addsResidual)"
    }
  }

  static let cases: [Case] = [
    Case(), Case(stride: 2), Case(isSame: false), Case(stride: 2, isSame: false, hasBias: false),
    Case(height: 8, width: 8, stride: 2, activation: .relu), Case(channels: 3, outputs: 32, stride: 2),
    Case(channels: 32, outputs: 48, window: 1, activation: .relu6, addsResidual: true),
    Case(channels: 16, outputs: 16, activation: .swish, addsResidual: true),
    Case(channels: 20, outputs: 33, window: 5, stride: 2, activation: .sigmoid),
    Case(channels: 8, outputs: 12, groups: 4), Case(channels: 16, outputs: 16, groups: 4, activation: .tanh),
    Case(channels: 24, outputs: 24, stride: 2, isDepthwise: true),
    Case(channels: 45, outputs: 45, window: 5, isDepthwise: true, activation: .relu6),
    Case(channels: 6, outputs: 12, isDepthwise: true), Case(channels: 1, outputs: 4, isDepthwise: true),
    Case(height: 1, width: 1, channels: 17, outputs: 9, window: 1),
  ]

  @Test(arguments: cases, [false, true]) func matchesItsDefinition(_ test: Case, inBlocks: Bool) throws {
    let x = Naive.random([2, test.height, test.width, test.channels], seed: 1)
    let inputs = test.isDepthwise ? test.channels : test.channels / test.groups
    let multiplier = test.isDepthwise ? test.outputs / test.channels : test.outputs
    let kernel = Naive.random([test.window, test.window, inputs, multiplier], seed: 2)
    let bias = test.hasBias ? Naive.random([test.outputs], seed: 3) : nil
    let strides = (test.stride, test.stride)
    let window = (test.window, test.window)
    let padding =
      test.isSame ? EdgePadding.same(height: test.height, width: test.width, window: window, strides: strides) : .none
    var expected = Naive.convolution(
      x, kernel, bias: bias, strides: strides, padding: padding, groups: test.groups, isDepthwise: test.isDepthwise)

    let weights = try PackedWeights(
      kernel: kernel, bias: bias, groups: test.groups, isDepthwise: test.isDepthwise)
    let plan = try KernelPlan(inputShape: x.shape)
    plan.usesBlocks = inBlocks
    var residual: KernelPlan.Value?
    if test.addsResidual {
      residual = try plan.elementwise(.relu, plan.input)
      if test.channels != test.outputs {
        let square = try PackedWeights(kernel: Naive.random([1, 1, test.channels, test.outputs], seed: 4))
        residual = try plan.convolution(residual!, square)
        expected =
          expected
          + Naive.convolution(
            ElementwiseFunction.relu(x), Naive.random([1, 1, test.channels, test.outputs], seed: 4), bias: nil,
            strides: (1, 1), padding: .none, groups: 1, isDepthwise: false)
      } else {
        expected = expected + ElementwiseFunction.relu(x)
      }
    }
    let value = try plan.convolution(
      plan.input, weights, strides: strides, padding: padding, adding: residual, overwritesResidual: true,
      activation: test.activation)
    try plan.finish(value)
    if let activation = test.activation { expected = activation(expected) }
    let deviation = Naive.deviation(try plan(x), expected)
    #expect(deviation < 4e-6)
    #expect(try plan(x) == plan(x))
  }

  @Test func aResidualThatIsReadLaterIsLeftAlone() throws {
    let x = Naive.random([1, 6, 6, 16], seed: 5)
    let kernel = Naive.random([3, 3, 16, 16], seed: 6)
    let padding = EdgePadding(top: 1, bottom: 1, left: 1, right: 1)
    let plan = try KernelPlan(inputShape: x.shape)
    let first = try plan.elementwise(.relu, plan.input)
    let second = try plan.convolution(first, PackedWeights(kernel: kernel), padding: padding, adding: first)
    try plan.finish(plan.sum(first, second))
    let activated = ElementwiseFunction.relu(x)
    let convolved = Naive.convolution(
      activated, kernel, bias: nil, strides: (1, 1), padding: padding, groups: 1, isDepthwise: false)
    #expect(Naive.deviation(try plan(x), activated + activated + convolved) < 2e-6)
  }

  @Test func plansOfTwoShapesShareTheirWeights() throws {
    let kernel = Naive.random([3, 3, 16, 32], seed: 7)
    let weights = try PackedWeights(kernel: kernel)
    for size in [7, 12, 7] {
      let x = Naive.random([3, size, size, 16], seed: UInt64(size))
      let plan = try KernelPlan(inputShape: x.shape)
      try plan.finish(plan.convolution(plan.input, weights))
      let expected = Naive.convolution(
        x, kernel, bias: nil, strides: (1, 1), padding: .none, groups: 1, isDepthwise: false)
      #expect(Naive.deviation(try plan(x), expected) < 2e-6)
    }
  }
}
