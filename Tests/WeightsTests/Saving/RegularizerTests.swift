import Foundation
import NeuralNetworks
import TestSupport
import Testing

@testable import Weights

/// Penalties on weights are saved and read.
struct RegularizerTests {
  private func penalties(_ model: Model) -> [String: Regularizer] {
    var result: [String: Regularizer] = [:]
    for variable in model.variables { result[variable.path] = variable.regularizer }
    return result
  }

  @Test(arguments: ["zoo.keras", "zoo.h5"])
  func penaltiesAreSavedAndRead(_ name: String) throws {
    try withTemporaryFolder { folder in
      let model = try SampleModels.model("zoo")
      let file = folder.appendingPathComponent(name)
      try model.save(to: file)
      #expect(penalties(model).count == 8)
      #expect(penalties(try Model(contentsOf: file)) == penalties(model))
    }
  }

  @Test func keras2sWordsAreRead() throws {
    func read(_ json: String) throws -> Regularizer? {
      let value = try JSONValue(json: Data(json.utf8))
      let arguments = LayerArguments(["kernel_regularizer": value], name: "d", className: "Dense", file: "f")
      return try arguments.regularizer("kernel_regularizer")
    }
    #expect(try read("null") == nil)
    #expect(try read(#"{"class_name": "L1L2", "config": {"l1": 0.0, "l2": 0.01}}"#) == .l2(0.01))
    #expect(try read(#"{"class_name": "L1", "config": {"l1": 0.5}}"#) == .l1(0.5))
    #expect(try read(#"{"class_name": "L2", "config": {}}"#) == .l2(0.01))
    for wrong in [#""l2""#, #"{"class_name": "Orthogonal"}"#, #"{"class_name": "L2", "config": {"l2": -1}}"#, "3"] {
      #expect(throws: ModelFileError.self) { try read(wrong) }
    }
  }
}
