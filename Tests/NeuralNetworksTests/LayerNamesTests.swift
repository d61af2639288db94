import Testing

@testable import NeuralNetworks

struct LayerNamesTests {
  /// As in Keras: `conv2d` is the layer that was made first, wherever it stands.
  @Test func layersAreCountedAsTheyAreMade() throws {
    let input = Input([8, 8, 3])
    let short = try Conv2D(2, kernelSize: 1)(input)
    let long = try Conv2D(2, kernelSize: 1)(Conv2D(4, kernelSize: 1)(input))
    let model = try Model(inputs: input, outputs: Add()([short, long]))
    // Keras lists the longer branch first, because it starts farther from the output.
    #expect(model.layers.map(\.name) == ["input_layer", "conv2d_2", "conv2d", "conv2d_1", "add"])
  }

  @Test func countsStartAnewInEachModelAndGoAroundGivenNames() throws {
    for _ in 0..<2 {
      let input = Input([4])
      let x = try Dense(4, name: "dense")(Dense(4)(input))
      let model = try Model(inputs: input, outputs: Dense(4)(x))
      #expect(model.layers.map(\.name) == ["input_layer", "dense_1", "dense", "dense_2"])
    }
  }
}
