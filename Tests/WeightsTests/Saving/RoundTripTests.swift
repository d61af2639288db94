import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Weights

/// What is saved comes back to the last bit. HDF5 is read in this process: tests run beside each other, and a fork would not be
/// sound (`SavedFilesElsewhereTests` do that).
@Suite struct RoundTripTests {
  @Test(arguments: SampleModels.all, ["m.keras", "m.h5"]) func wholeModels(name: String, file: String) throws {
    let model = try SampleModels.model(name)
    try withTemporaryFolder { folder in
      let url = folder.appendingPathComponent(file)
      try model.save(to: url)
      let read = try Model(ModelFile(url: url, isVerified: true))
      try expectEqual(read, model)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [file])
    }
  }

  @Test(arguments: SampleModels.all, ["m.weights.h5", "m.h5"]) func weightsAlone(name: String, file: String) throws {
    let model = try SampleModels.model(name)
    let expected = model.weights.mapValues(\.scalars)
    try withTemporaryFolder { folder in
      let url = folder.appendingPathComponent(file)
      try model.saveWeights(to: url)
      for variable in model.variables { variable.value = Tensor(repeating: 0, shape: variable.shape) }
      try model.load(WeightsFile(url: url, isVerified: true))
      #expect(model.weights.mapValues(\.scalars) == expected)
      #expect(throws: ModelFileError.weightsOnly(file: url.path)) { try Model(ModelFile(url: url, isVerified: true)) }
    }
  }

  @Test func aPathWillDoAndAFileIsReplaced() throws {
    try withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("m.keras")
      try SampleModels.model("sequential").save(url.path)
      try SampleModels.model("branches").save(url.path)
      let model = try Model(ModelFile(url: url, isVerified: true))
      #expect(model.name == "branches")
      try SampleModels.model("branches").saveWeights(folder.appendingPathComponent("w.h5").path)
    }
  }

  @Test func sequentialsComeBackAsSuch() throws {
    try withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("m.keras")
      try SampleModels.model("sequential").save(to: url)
      let model = try Model(ModelFile(url: url, isVerified: true))
      #expect(model is Sequential)
      let sequential = try Sequential(ModelFile(url: url, isVerified: true))
      #expect(sequential.layers.count == 5)
      try SampleModels.model("branches").save(to: url)
      #expect(throws: ModelFileError.otherKind(file: url.path, expected: "Sequential", found: "functional")) {
        try Sequential(ModelFile(url: url, isVerified: true))
      }
    }
  }

  @Test func otherEndingsAreRefused() throws {
    let model = try SampleModels.model("sequential")
    try withTemporaryFolder { folder in
      for name in ["m", "m.weights.h5", "m.hdf5", "m.zip"] {
        let url = folder.appendingPathComponent(name)
        #expect(throws: ModelFileError.ending(file: url.path, whole: true)) { try model.save(to: url) }
      }
      for name in ["m", "m.keras", "m.safetensors"] {
        let url = folder.appendingPathComponent(name)
        #expect(throws: ModelFileError.ending(file: url.path, whole: false)) { try model.saveWeights(to: url) }
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }

  @Test func anArgumentThatIsNoNumberIsRefused() throws {
    let model = try Sequential(layers: [InputLayer(shape: [3]), Rescaling([1, .infinity, 1], name: "scale")])
    try withTemporaryFolder { folder in
      let error = ModelFileError.unsaveable(
        layer: "scale", className: "Rescaling", problem: "its scale is infinite or no number")
      for file in ["m.keras", "m.h5"] {
        #expect(throws: error) { try model.save(to: folder.appendingPathComponent(file)) }
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }

  private func expectEqual(_ read: Model, _ model: Model) throws {
    #expect(type(of: read) == type(of: model))
    #expect(read.name == model.name)
    #expect(read.summary() == model.summary())
    #expect(read.weights.mapValues(\.scalars) == model.weights.mapValues(\.scalars))
    #expect(trainables(read) == trainables(model))
    let x = SampleModels.input(for: model)
    let (found, expected) = (try read.predict(x).scalars, try model.predict(x).scalars)
    #expect(found == expected)
  }

  /// Which layers are trainable, with those of models within.
  private func trainables(_ model: Model) -> [String] {
    model.layers.flatMap { layer in
      ["\(layer.name) \(layer.isTrainable)"] + ((layer as? Model).map(trainables) ?? [])
    }
  }
}
