import Tensors
import Testing

@testable import NeuralNetworks

/// Convolutions that are trained by Winograd's filtering: the way there and back, against one another. A convolution is linear in its kernel, so
/// that the slope of `Σ y · s` by a kernel, times any other kernel, is what `Σ y · s` would be with that one.
struct WinogradSlopeTests {
  @Test(arguments: [32, 48]) func slopesAgreeWithWhatOtherKernelsMake(_ channels: Int) throws {
    let input = Input([14, 14, channels])
    let first = Conv2D(32, kernelSize: 1, useBias: false, name: "first")
    let second = Conv2D(64, kernelSize: 3, padding: .same, useBias: false, name: "second")
    let model = try Model(inputs: input, outputs: second(first(input)))
    LayerTests.fill(model)
    model.compile(optimizer: SGD(), loss: .meanSquaredError)
    let x = LayerTests.random([4, 14, 14, channels], "x")
    let s = LayerTests.random([4, 14, 14, 64], "s")
    func sum(_ first: Tensor, _ second: Tensor) -> Double {
      zip(first.scalars, second.scalars).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let plan = try TrainingPlan(model.readyPredictor().body.trained, shape: x.shape, endsBeforeActivation: false)
    var outputs = Tensor(shape: [0])
    let slopes = try plan(x) { found in
      outputs = found
      return s
    }
    // Whoever watches every layer gets plain kernels.
    let plain = Tensor(
      joining: try (0..<4).map { row in
        let graph = FlatGraph(model)
        return try CompiledGraph(graph.body(to: graph.output), observer: { _, _ in })(x.rows(row..<(row + 1)))
      })
    #expect((outputs - plain).map(abs).max <= 1e-5 * plain.map(abs).max)
    for layer in [first, second] {
      let variable = layer.variables[0]
      let (own, slope) = (variable.value, try #require(slopes[variable]))
      let other = LayerTests.random(own.shape, "other \(layer.name)")
      variable.value = other
      _ = try plan(x) { found in
        outputs = found
        return s
      }
      let expected = sum(outputs, s)
      variable.value = own
      let scale = (sum(outputs, outputs) * sum(s, s)).squareRoot()
      #expect(abs(sum(slope, other) - expected) <= 1e-5 * scale)
    }
  }
}
