import Foundation
import NeuralNetworks
import Tensors
import Testing

@testable import Weights

/// What a configuration asks for and Lectern does not do is an error that names the layer, its class and the argument.
@Suite struct ConfigurationRefusalTests {
  private func decode(_ json: JSONValue) throws -> Model { try ModelDecoder(file: "m.keras").model(json) }

  /// A chain of an input and one layer with these arguments.
  private func chain(_ className: JSONValue, _ config: JSONValue, input: JSONValue = [nil, 8, 8, 4]) -> JSONValue {
    guard case .object(var arguments) = config else { return .null }
    arguments["name"] = "l"
    return [
      "class_name": "Sequential",
      "config": [
        "name": "s",
        "layers": [
          ["class_name": "InputLayer", "config": ["name": "x", "batch_shape": input]],
          ["class_name": className, "config": .object(arguments)],
        ],
      ],
    ]
  }

  @Test(
    arguments: [
      ("Conv2D", "dilation_rate", [2, 2]), ("Conv2D", "data_format", "channels_first"), ("Conv2D", "activation", "elu"),
      ("Conv2D", "padding", "causal"), ("Conv2D", "groups", 0), ("Conv2D", "strides", [0, 1]),
      ("Conv2D", "filters", 1_000_000_000), ("Conv2D", "kernel_size", [3, 3, 3]), ("Conv2D", "dtype", "mixed_float16"),
      ("Conv2D", "kernel_regularizer", ["class_name": "Orthogonal"]),
      ("Conv2D", "bias_constraint", ["class_name": "NonNeg"]),
      ("Conv2D", "surprise", 1), ("MaxPooling2D", "pool_size", [2, 3]), ("SeparableConv2D", "depth_multiplier", 2),
      ("BatchNormalization", "axis", 1), ("BatchNormalization", "axis", [1, 2]),
      ("BatchNormalization", "renorm", true), ("LayerNormalization", "rms_scaling", true),
      ("LayerNormalization", "scale", false), ("Normalization", "invert", true), ("Dropout", "rate", 1),
      ("Dropout", "noise_shape", [0]), ("Reshape", "target_shape", [1_000_000, 1_000_000, 1_000_000]),
      ("ZeroPadding2D", "padding", -1), ("ReLU", "max_value", "6"), ("Rescaling", "scale", "a"),
    ] as [(String, String, JSONValue)])
  func anArgument(className: String, argument: String, value: JSONValue) throws {
    var arguments: [String: JSONValue] =
      [
        "Conv2D": ["filters": 2, "kernel_size": [1, 1]], "SeparableConv2D": ["filters": 2, "kernel_size": [1, 1]],
      ][className] ?? [:]
    arguments[argument] = value
    let error = #expect(throws: ModelFileError.self) {
      try decode(chain(.text(className), .object(arguments)))
    }
    guard case .argument("m.keras", "l", className, argument, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains("\"l\" (\(className)) has \(argument) = ") == true)
  }

  @Test func aClassThatIsNotKnown() throws {
    let error = #expect(throws: ModelFileError.self) { try decode(chain("LSTM", ["units": 2])) }
    #expect(error == .unknownClass(file: "m.keras", layer: "l", className: "LSTM"))
    #expect(throws: ModelFileError.unknownClass(file: "m.keras", layer: "q", className: "Dense")) {
      try decode(["class_name": "Dense", "config": ["name": "q", "units": 2]])
    }
  }

  /// A graph whose layers are called as `calls` say, on the input `x`.
  private func graph(_ calls: [(String, JSONValue)], output: JSONValue = ["a", 0, 0]) -> JSONValue {
    let input: JSONValue = [
      "class_name": "InputLayer", "name": "x", "config": ["name": "x", "batch_shape": [nil, 3]], "inbound_nodes": [],
    ]
    let layers = calls.map { name, node -> JSONValue in
      [
        "class_name": "Activation", "name": .text(name), "config": ["name": .text(name), "activation": "relu"],
        "inbound_nodes": [node],
      ]
    }
    return [
      "class_name": "Functional",
      "config": [
        "name": "m", "layers": .list([input] + layers), "input_layers": [["x", 0, 0]], "output_layers": output,
      ],
    ]
  }

  @Test func graphsThatAreNone() throws {
    let x: JSONValue = [["x", 0, 0, [:]]]
    _ = try decode(graph([("a", x)]))
    for (json, says) in [
      (graph([("a", [["b", 0, 0, [:]]])]), "no layer \"b\""),
      (graph([("a", [["b", 0, 0, [:]]]), ("b", [["a", 0, 0, [:]]])]), "ring"),
      (graph([("a", [["x", 1, 0, [:]]])]), "never come"), (graph([("a", [["x", 0, 1, [:]]])]), "another output"),
      (graph([("a", [["x", 0, 0, ["training": true]]])]), "training = true"), (graph([("a", [])]), "on nothing"),
      (graph([("a", x), ("a", x)]), "two layers"),
      (graph([("a", x)], output: [["a", 0, 0], ["x", 0, 0]]), "2 outputs"),
      (graph([("a", x)], output: [["a", 3, 0]]), "not used"), (graph([("a", x)], output: [["c", 0, 0]]), "no layer"),
      (graph([("a", 3)]), "called on null"),
    ] {
      let error = #expect(throws: ModelFileError.self, "\(says)") { try decode(json) }
      #expect(error?.description.contains(says) == true, "\(String(describing: error)) \(says)")
    }
  }

  @Test func sizesBeyondAllUse() throws {
    for json in [
      chain("Conv2D", ["filters": 1_000_000, "kernel_size": [1_000_000, 1_000_000]], input: [nil, 1000, 1000, 1000]),
      chain("Conv2D", ["filters": 8, "kernel_size": 1], input: [nil, 1_000_000, 1_000_000, 1_000_000]),
      chain("ZeroPadding2D", ["padding": 1_000_000], input: [nil, 1, 1, 3]),
      chain("Flatten", [:], input: [nil, -1, 2]), chain("Flatten", [:], input: "none"),
      chain("Flatten", [:], input: [nil]),
    ] {
      #expect(throws: (any Error).self) { try decode(json) }
    }
  }

  @Test func configurationsThatAreNone() throws {
    for json: JSONValue in [
      nil, [], "model", [:], ["class_name": "Sequential"], ["class_name": "Functional", "config": ["name": "m"]],
      ["class_name": "Sequential", "config": ["name": "m", "layers": [3]]],
      ["class_name": "Sequential", "config": ["name": "m", "layers": [["class_name": "Dense", "config": [:]]]]],
      ["class_name": "Sequential", "config": ["name": "m", "layers": []]],
    ] {
      let error = #expect(throws: ModelFileError.self) { try decode(json) }
      guard case .malformed = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    // Models within models, 20 deep.
    var json = chain("Flatten", [:])
    for _ in 0..<20 { json = ["class_name": "Sequential", "config": ["name": "s", "layers": [json]]] }
    #expect(throws: ModelFileError.self) { try decode(json) }
  }
}
