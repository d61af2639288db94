import Foundation
import NeuralNetworks
import TestSupport
import Testing

@testable import Weights

/// How weights start is saved and read.
struct InitializerCodingTests {
  @Test(arguments: ["zoo.keras", "zoo.h5"])
  func startsAreSavedAndRead(_ name: String) throws {
    try withTemporaryFolder { folder in
      let model = try SampleModels.model("zoo")
      let file = folder.appendingPathComponent(name)
      try model.save(to: file)
      let starts = try SampleModels.starts(model)
      #expect(starts.count == 9)
      #expect(try SampleModels.starts(Model(contentsOf: file)) == starts)
    }
  }

  @Test(
    arguments: [
      .zeros, .ones, .constant(0.1), .glorotUniform, .glorotNormal, .heUniform, .heNormal, .lecunUniform, .lecunNormal,
      .randomUniform(minval: -1, maxval: 0.3), .randomNormal(mean: 0.2, stddev: 0.7), .truncatedNormal(),
    ] as [Initializer])
  func everyOneIsReadAsItIsWritten(_ initializer: Initializer) throws {
    #expect(Initializer(keras: try JSONValue(json: initializer.keras.json())) == initializer)
  }

  @Test func keras2sWordsAreRead() throws {
    func read(_ json: String) throws -> Initializer {
      let value = try JSONValue(json: Data(json.utf8))
      let arguments = LayerArguments(["kernel_initializer": value], name: "d", className: "Dense", file: "f")
      let found = arguments.initializer("kernel_initializer", default: .constant(7))
      try arguments.finish()
      return found
    }
    func scaling(_ scale: String, _ mode: String, _ distribution: String) -> String {
      #"{"class_name": "VarianceScaling", "config": {"scale": \#(scale), "mode": "\#(mode)", "#
        + #""distribution": "\#(distribution)", "seed": null}}"#
    }
    #expect(try read(scaling("1.0", "fan_avg", "uniform")) == .glorotUniform)
    #expect(try read(scaling("2.0", "fan_in", "truncated_normal")) == .heNormal)
    #expect(try read(scaling("1.0", "fan_in", "normal")) == .lecunNormal)
    #expect(
      try read(#"{"class_name": "RandomNormal", "config": {"stddev": 0.5, "seed": 3}}"#) == .randomNormal(stddev: 0.5))
    #expect(try read(#""he_uniform""#) == .heUniform)
    // They decide nothing once weights are read.
    for unknown in [
      "null", "3", #""orthogonal""#, scaling("0.3", "fan_out", "uniform"), #"{"class_name": "Identity"}"#,
    ] {
      #expect(try read(unknown) == .constant(7))
    }
  }
}
