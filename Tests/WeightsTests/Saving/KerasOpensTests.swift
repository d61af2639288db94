import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Weights

/// Keras itself opens what Lectern saved and predicts the same, and the other way round. One Python does it all: it takes
/// longer to start than to compute.
@Suite(.enabled(if: KerasInstallation.isHere, "\(KerasInstallation.absence)")) struct KerasOpensTests {
  /// For each model: opens `lectern.keras` and `lectern.h5`, loads both files of weights into what it opened and emptied, predicts
  /// each time, and saves the model in all ways.
  private static let script = """
    import json, os, sys
    import numpy as np
    import keras
    from keras.src.applications.convnext import LayerScale
    from keras.src.applications.inception_resnet_v2 import CustomScaleLayer
    own = {"LayerScale": LayerScale, "CustomScaleLayer": CustomScaleLayer}
    for name in sys.argv[2:]:
        folder = os.path.join(sys.argv[1], name)
        at = lambda file: os.path.join(folder, file)
        x = np.fromfile(at("input.f32"), "<f4").reshape(json.load(open(at("shape.json"))))
        def predict(model, file):
            np.asarray(model.predict(x, verbose=0), "<f4").tofile(at(file + ".f32"))
        model = keras.models.load_model(at("lectern.keras"), compile=False)
        predict(model, "lectern.keras")
        model.save(at("keras.keras"))
        model.save(at("keras.h5"))
        model.save_weights(at("keras.weights.h5"))
        kept = [np.array(w) for w in model.get_weights()]
        for file in ["lectern.weights.h5", "lectern_weights.h5"]:
            model.set_weights([np.zeros_like(w) for w in kept])
            model.load_weights(at(file))
            for a, b in zip(kept, model.get_weights()):
                assert np.array_equal(a, b), (name, file)
        legacy = keras.models.load_model(at("lectern.h5"), compile=False, custom_objects=own)
        predict(legacy, "lectern.h5")
        layers = lambda model: [(l.name, l.__class__.__name__, l.trainable) for l in model.layers]
        assert layers(model) == layers(legacy), (layers(model), layers(legacy))
        json.dump([[l.name, l.trainable, sum(int(np.prod(w.shape)) for w in l.trainable_weights)]
                   for l in model.layers], open(at("layers.json"), "w"))
    """

  @Test func kerasOpensWhatLecternSavesAndTheOtherWayRound() throws {
    let names = SampleModels.all
    try withTemporaryFolder { folder in
      for name in names {
        let model = try SampleModels.model(name)
        // What Lectern keeps beside, Keras passes over.
        model.classNames = ["town", "Länder"]
        model.preparation = Data(#"{"height": 224}"#.utf8)
        let own = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        try model.save(to: own.appendingPathComponent("lectern.keras"))
        try model.save(to: own.appendingPathComponent("lectern.h5"))
        try model.saveWeights(to: own.appendingPathComponent("lectern.weights.h5"))
        try model.saveWeights(to: own.appendingPathComponent("lectern_weights.h5"))
        let input = SampleModels.input(for: model)
        try input.withUnsafeScalars { Data(buffer: $0) }.write(to: own.appendingPathComponent("input.f32"))
        try JSONEncoder().encode(input.shape.dimensions).write(to: own.appendingPathComponent("shape.json"))
      }
      try KerasInstallation.found.get().run(Self.script, [folder.path] + names)
      for name in names { try check(name, in: folder.appendingPathComponent(name)) }
    }
  }

  private func check(_ name: String, in folder: URL) throws {
    let model = try SampleModels.model(name)
    let input = SampleModels.input(for: model)
    let expected = try model.predict(input).scalars
    let largest = expected.map(abs).max() ?? 0
    for file in ["lectern.keras", "lectern.h5"] {
      let found = try Data(contentsOf: folder.appendingPathComponent(file + ".f32")).withUnsafeBytes {
        Array($0.bindMemory(to: Float.self))
      }
      let worst = zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
      #expect(
        found.count == expected.count && worst <= 1e-4 * largest, "\(name), \(file): off by \(worst) of \(largest)")
    }
    // What Keras saves again is the same model here.
    for file in ["keras.keras", "keras.h5"] {
      let read = try Model(ModelFile(url: folder.appendingPathComponent(file), isVerified: true))
      let found = try read.predict(input).scalars
      #expect(read.classNames == nil && read.preparation == nil)
      #expect(read.summary() == model.summary() && found == expected, "\(name), \(file)")
      #expect(try SampleModels.starts(read) == SampleModels.starts(model), "\(name), \(file)")
    }
    for variable in model.variables { variable.value = Tensor(repeating: 0, shape: variable.shape) }
    try model.load(WeightsFile(url: folder.appendingPathComponent("keras.weights.h5"), isVerified: true))
    let found = try model.predict(input).scalars
    #expect(found == expected, "\(name), keras.weights.h5")
    try checkTrainable(model, in: folder)
  }

  /// Which layers Keras finds trainable, and how much in them.
  private func checkTrainable(_ model: Model, in folder: URL) throws {
    let data = try Data(contentsOf: folder.appendingPathComponent("layers.json"))
    let rows = try #require(JSONSerialization.jsonObject(with: data) as? [[Any]])
    let layers = model.layers.filter { !(model is Sequential && $0 is InputLayer) }
    #expect(rows.map { $0[0] as? String } == layers.map(\.name))
    for (row, layer) in zip(rows, layers) where !(layer is InputLayer) {
      #expect(row[1] as? Bool == layer.isTrainable, "\(layer)")
      let trained = layer.variables.filter(\.isTrainable).reduce(0) { $0 + $1.shape.count }
      #expect(row[2] as? Int == trained, "\(layer)")
    }
  }
}
