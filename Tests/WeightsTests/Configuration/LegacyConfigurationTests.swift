import Foundation
import NeuralNetworks
import Tensors
import Testing

@testable import Weights

/// What Keras 2 wrote, and older releases before it, in the forms that are found in files.
@Suite struct LegacyConfigurationTests {
  private func model(_ json: String) throws -> Model {
    try ModelDecoder(file: "m.h5").model(JSONValue(json: Data(json.utf8)))
  }

  @Test func nestedListsNameTheInputs() throws {
    let model = try model(
      """
      {"class_name": "Model", "config": {"name": "m", "trainable": true, "layers": [
        {"class_name": "InputLayer", "config": {"batch_input_shape": [null, 8, 8, 3], "dtype": "float32", "sparse": false,
          "name": "input_1"}, "name": "input_1", "inbound_nodes": []},
        {"class_name": "Conv2D", "config": {"name": "a", "trainable": false, "dtype": {"class_name": "Policy",
          "config": {"name": "float32"}}, "filters": 3, "kernel_size": [1, 1], "strides": [1, 1], "padding": "same",
          "data_format": "channels_last", "dilation_rate": [1, 1], "activation": "swish", "use_bias": true,
          "kernel_initializer": {"class_name": "VarianceScaling", "config": {}}, "kernel_regularizer": null},
          "name": "a", "inbound_nodes": [[["input_1", 0, 0, {}]]]},
        {"class_name": "BatchNormalizationV1", "config": {"name": "b", "axis": [3], "momentum": 0.9, "epsilon": 1e-05,
          "center": true, "scale": true, "beta_initializer": {}}, "name": "b", "inbound_nodes": [[["a", 0, 0, {}]]]},
        {"class_name": "ReLU", "config": {"name": "r", "max_value": 6.0, "negative_slope":
          {"type": "ndarray", "value": 0.0}, "threshold": 0.0}, "name": "r", "inbound_nodes": [[["b", 0, 0]]]},
        {"class_name": "Concatenate", "config": {"name": "c", "axis": 3}, "name": "c",
          "inbound_nodes": [[["a", 0, 0, {}], ["r", 0, 0, {}]]]},
        {"class_name": "GlobalAveragePooling2D", "config": {"name": "g", "data_format": "channels_last"}, "name": "g",
          "inbound_nodes": [[["c", 0, 0, {}]]]}
      ], "input_layers": [["input_1", 0, 0]], "output_layers": [["g", 0, 0]]}}
      """)
    #expect(model.layers.map(\.name) == ["input_1", "a", "b", "r", "c", "g"])
    #expect(model.outputShape == [6] && !model.layers[1].isTrainable && model.layers[2].isTrainable)
    #expect((model.layers[1] as? Conv2D)?.activation == .swish)
    #expect((model.layers[2] as? BatchNormalization)?.epsilon == 1e-5)
    #expect((model.layers[3] as? ReLU)?.maxValue == 6)
  }

  /// A Sequential without an input layer: as a list, as Keras 2.2 wrote it; built later; and on a model.
  @Test func sequentialsThatSayOtherwiseWhatComesIn() throws {
    let dense = #"{"class_name": "Dense", "config": {"name": "d", "units": 2, "activation": "softmax"}}"#
    let first = #"{"class_name": "Dense", "config": {"name": "d", "units": 2, "batch_input_shape": [null, 5]}}"#
    let flatten = #"{"class_name": "Flatten", "config": {"name": "f", "data_format": "channels_last"}}"#
    for json in [
      #"{"class_name": "Sequential", "config": [\#(first)]}"#,
      #"{"class_name": "Sequential", "config": {"name": "s", "layers": [\#(first)]}}"#,
      #"{"class_name": "Sequential", "config": {"name": "s", "layers": [\#(dense)], "build_input_shape": [null, 5]}}"#,
      #"{"class_name": "Sequential", "config": {"name": "s", "build_input_shape": [null, 5, 1], "layers": [\#(flatten), \#(dense)]}}"#,
      #"{"class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "Sequential", "config": {"name": "i", "layers": [{"class_name": "InputLayer", "config": {"name": "x", "batch_input_shape": [null, 5]}}, \#(dense)]}}, {"class_name": "Activation", "config": {"name": "a", "activation": "relu"}}]}}"#,
    ] {
      let model = try model(json)
      #expect(model is Sequential && model.outputShape == [2] && model.parameterCount == 12)
    }
    let error = #expect(throws: ModelFileError.self) {
      try model(#"{"class_name": "Sequential", "config": {"name": "s", "layers": [\#(dense)]}}"#)
    }
    #expect(error?.description.contains("what shape comes in") == true)
  }

  /// A model within counts its own making as its first use, and operations on tensors are layers of TensorFlow's.
  @Test func modelsUsedTwiceAndOperations() throws {
    let model = try model(
      """
      {"class_name": "Functional", "config": {"name": "m", "layers": [
        {"class_name": "InputLayer", "config": {"batch_input_shape": [null, 3], "name": "x"}, "name": "x",
          "inbound_nodes": []},
        {"class_name": "TFOpLambda", "config": {"name": "tf.math.truediv", "function": "math.truediv"},
          "name": "tf.math.truediv", "inbound_nodes": [["x", 0, 0, {"y": 4.0, "name": null}]]},
        {"class_name": "TFOpLambda", "config": {"name": "tf.math.subtract", "function": "math.subtract"},
          "name": "tf.math.subtract", "inbound_nodes": [["tf.math.truediv", 0, 0, {"y": 1.0, "name": null}]]},
        {"class_name": "Functional", "config": {"name": "inner", "layers": [
            {"class_name": "InputLayer", "config": {"batch_input_shape": [null, 3], "name": "i"}, "name": "i",
              "inbound_nodes": []},
            {"class_name": "Rescaling", "config": {"name": "twice", "scale": 2, "offset": 0}, "name": "twice",
              "inbound_nodes": [[["i", 0, 0, {}]]]}
          ], "input_layers": [["i", 0, 0]], "output_layers": [["twice", 0, 0]]}, "name": "inner",
          "inbound_nodes": [[["tf.math.subtract", 0, 0, {}]], [["inner", 1, 0, {"training": false}]]]},
        {"class_name": "TFOpLambda", "config": {"name": "tf.__operators__.add", "function": "__operators__.add"},
          "name": "tf.__operators__.add", "inbound_nodes": [["inner", 1, 0, {"y": ["inner", 2, 0], "name": null}]]},
        {"class_name": "TFOpLambda", "config": {"name": "tf.math.subtract_1", "function": "math.subtract"},
          "name": "tf.math.subtract_1", "inbound_nodes":
          [["_CONSTANT_VALUE", -1, 1.0, {"y": ["tf.__operators__.add", 0, 0], "name": null}]]}
      ], "input_layers": [["x", 0, 0]], "output_layers": [["tf.math.subtract_1", 0, 0]]}}
      """)
    let y = try model.predict(Tensor(shape: [1, 3], scalars: [4, 8, 12]))
    #expect(y.scalars == [1, -5, -11])
  }
}
