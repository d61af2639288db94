import Tensors
import Testing

/// Poolings, batch normalization, padding and the functions of one number against their definitions.
struct PoolingTests {
  @Test(arguments: [KernelPlan.PoolingKind.max, .average], [(8, 3, 2), (9, 3, 2), (7, 2, 2), (6, 3, 1)])
  func poolingMatchesItsDefinition(_ kind: KernelPlan.PoolingKind, _ sizes: (size: Int, window: Int, stride: Int))
    throws
  {
    let x = Naive.random([2, sizes.size, sizes.size + 1, 19], seed: 1) - 2
    let (window, strides) = ((sizes.window, sizes.window), (sizes.stride, sizes.stride))
    let same = EdgePadding.same(height: sizes.size, width: sizes.size + 1, window: window, strides: strides)
    for padding in [EdgePadding.none, same] {
      let plan = try KernelPlan(inputShape: x.shape)
      try plan.finish(plan.pooling(kind, plan.input, window: window, strides: strides, padding: padding))
      let expected = Naive.pooling(kind, x, window: window, strides: strides, padding: padding)
      #expect(Naive.deviation(try plan(x), expected) < 1e-6)
    }
  }

  @Test(arguments: [KernelPlan.PoolingKind.max, .average])
  func globalPoolingMatchesItsDefinition(_ kind: KernelPlan.PoolingKind) throws {
    let x = Naive.random([3, 7, 5, 21], seed: 2)
    let plan = try KernelPlan(inputShape: x.shape)
    try plan.finish(plan.globalPooling(kind, plan.input))
    let expected = Naive.pooling(kind, x, window: (7, 5), strides: (1, 1), padding: .none).reshaped([3, 21])
    #expect(Naive.deviation(try plan(x), expected) < 1e-6)
  }

  @Test func batchNormalizationMatchesItsDefinition() throws {
    let x = Naive.random([2, 4, 4, 18], seed: 3)
    let vectors = (4..<8).map { Naive.random([18], seed: $0) }
    let variance = vectors[1].map { $0 + 1.5 }
    let plan = try KernelPlan(inputShape: x.shape)
    try plan.finish(
      plan.batchNormalization(
        plan.input, mean: vectors[0], variance: variance, scale: vectors[2], shift: vectors[3], epsilon: 1e-3))
    var expected = x
    for index in 0..<x.count {
      let channel = index % 18
      let normal = (x.scalars[index] - vectors[0][channel]) / (variance[channel] + 1e-3).squareRoot()
      expected.withUnsafeMutableScalars { $0[index] = normal * vectors[2][channel] + vectors[3][channel] }
    }
    #expect(Naive.deviation(try plan(x), expected) < 1e-6)
  }

  @Test func zeroPaddingPutsZerosAround() throws {
    let x = Naive.random([2, 3, 2, 4], seed: 8)
    let plan = try KernelPlan(inputShape: x.shape)
    try plan.finish(plan.zeroPadding(plan.input, EdgePadding(top: 1, bottom: 2, left: 0, right: 3)))
    let padded = try plan(x)
    #expect(padded.shape == [2, 6, 5, 4])
    #expect(padded[1, 1, 0, 2] == x[1, 0, 0, 2] && padded[1, 3, 1, 3] == x[1, 2, 1, 3])
    #expect(padded[0, 0, 0, 0] == 0 && padded[1, 5, 4, 3] == 0 && padded[0, 2, 2, 0] == 0)
  }

  @Test(arguments: ElementwiseFunction.allCases) func functionsAgreeWithTheirOwnLoop(_ function: ElementwiseFunction)
    throws
  {
    let x = Naive.random([2, 5, 5, 3], seed: 9) * 8
    let plan = try KernelPlan(inputShape: x.shape)
    try plan.finish(plan.elementwise(function, plan.input))
    #expect(Naive.deviation(try plan(x), function(x)) < 2e-6)
    for at in [Float(-3), -0.5, 0.5, 3, 7] {
      let slope = (Double(function(at + 0.01)) - Double(function(at - 0.01))) / 0.02
      #expect(abs(Double(function.derivative(at: at)) - slope) < 1e-3)
    }
  }
}
