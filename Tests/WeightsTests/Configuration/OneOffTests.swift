import Architectures
import Foundation
import NeuralNetworks
import Testing
@testable import Weights
@Suite(.enabled(if: ProcessInfo.processInfo.environment["ONEOFF"] != nil)) struct OneOffTests {
  @Test(arguments: ["k3", "tfk"]) func apps(which: String) throws {
    for file in try FileManager.default.contentsOfDirectory(at: URL(fileURLWithPath: "/tmp/saving/apps_\(which)"), includingPropertiesForKeys: nil) {
      let name = file.deletingPathExtension().lastPathComponent
      do {
        var t = Date()
        let json = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file))
        let t1 = Date().timeIntervalSince(t); t = Date()
        let read = try ModelDecoder(file: name).model(json)
        let t2 = Date().timeIntervalSince(t)
        let own = try Model(.named(name), weights: .random())
        func rows(_ model: Model) -> [String] { model.layers.map { "\($0.className) \($0.name) \($0.parameterCount)" } }
        let (a, b) = (rows(read), rows(own))
        print(which, name, read.parameterCount == own.parameterCount, a == b, a.count, b.count, t1, t2)
        if a != b { print(zip(a, b).filter { $0 != $1 }.prefix(3)) }
        let again = try ModelDecoder(file: name).model(ModelEncoder(isLegacy: false).model(read))
        print(again.summary() == read.summary())
      } catch { print(which, name, "ERROR", error) }
    }
  }
  @Test func saveAll() throws {
    for name in ["Xception","VGG16","ResNet50","ResNet50V2","InceptionV3","InceptionResNetV2","MobileNet","MobileNetV2","DenseNet121","NASNetMobile","EfficientNetB0","ConvNeXtTiny"] {
      let base = try Model(.named(name), weights: .random(), includeTop: false, pooling: .average, inputShape: name == "NASNetMobile" ? [224, 224, 3] : [96, 96, 3])
      let model = try Sequential(layers: [base, Dense(2, activation: .softmax, name: "head")])
      let input = SampleModels.input(for: model)
      let t = Date()
      try model.save("/tmp/saving/all/\(name).keras"); 
      let t1 = Date().timeIntervalSince(t)
      try model.save("/tmp/saving/all/\(name).h5")
      let y = try model.predict(input)
      try input.withUnsafeScalars { Data(buffer: $0) }.write(to: URL(fileURLWithPath: "/tmp/saving/all/\(name).x"))
      try y.withUnsafeScalars { Data(buffer: $0) }.write(to: URL(fileURLWithPath: "/tmp/saving/all/\(name).y"))
      let r = Date(); let read = try Model(ModelFile(url: URL(fileURLWithPath: "/tmp/saving/all/\(name).keras"), isVerified: true)); let t2 = Date().timeIntervalSince(r)
      print(name, "saved", t1, "read", t2, try read.predict(input).scalars == y.scalars, model.parameterCount)
    }
  }
}
