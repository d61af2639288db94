import Testing

@testable import Weights

@Suite struct KerasLayerTests {
  // As `keras.src.utils.naming.to_snake_case` has them.
  @Test(arguments: [
    ("Conv2D", "conv2d"), ("SeparableConv2D", "separable_conv2d"), ("BatchNormalization", "batch_normalization"),
    ("ReLU", "re_lu"), ("PReLU", "p_re_lu"), ("Conv2DTranspose", "conv2d_transpose"), ("LSTM", "lstm"),
    ("GlobalAveragePooling2D", "global_average_pooling2d"), ("InputLayer", "input_layer"), ("Functional", "functional"),
  ])
  func snakeNames(className: String, snake: String) {
    #expect(KerasLayer(className: className, name: "x").snakeName == snake)
  }

  @Test func pathsAreNumberedByClass() {
    let layers = ["Conv2D", "ReLU", "Conv2D", "Dense", "Conv2D"].map { KerasLayer(className: $0, name: "x") }
    #expect(Keras3Weights.paths(layers).map(\.path) == ["conv2d", "re_lu", "conv2d_1", "dense", "conv2d_2"])
  }

  @Test func variablesInTheOrderTheyAreStored() {
    let norm = KerasLayer(className: "BatchNormalization", name: "x")
    #expect(norm.variableNames(count: 3) == ["beta", "moving_mean", "moving_variance"])
    #expect(norm.variableNames(count: 7).count == 7)
    let separable = KerasLayer(className: "SeparableConv2D", name: "x")
    #expect(separable.variableNames(count: 2) == ["depthwise_kernel", "pointwise_kernel"])
    let json: [String: Any] = ["class_name": "BatchNormalization", "config": ["name": "n", "scale": false]]
    #expect(KerasLayer(json: json)?.variables == ["beta", "moving_mean", "moving_variance"])
  }
}
