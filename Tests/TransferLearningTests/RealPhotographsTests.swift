import Architectures
import Datasets
import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing
import Weights

/// Real ImageNet weights on real photographs: the whole way from JPEG to probabilities agrees with Keras and Pillow
/// (golden/README.md section 6) within 1e-3.
@Suite(.serialized) struct RealPhotographsTests {
  static func canRun(_ name: String) -> Bool {
    let store = WeightStore.standard
    return Shared.has("golden/real")
      && (try? store.entry(named: name)).map { store.status(of: $0) != .missing } ?? false
  }

  static let comment: Comment =
    "SKIPPED: needs LECTERN_SHARED, the folder of golden data, and `lectern weights fetch efficientnet-lite0 xception`"

  private struct Photo: Decodable {
    struct Answers: Decodable {
      /// Rows of class and probability.
      let lite0, mobileNet: [[Double]]
      enum CodingKeys: String, CodingKey {
        case lite0 = "efficientnet_lite0_top5"
        case mobileNet = "mobilenet_0.25_top5"
      }
    }
    let file: String
    /// The right class.
    let label: Int
    let nearest: Answers
    let bilinear: Answers
    enum CodingKeys: String, CodingKey {
      case file, nearest, bilinear
      case label = "class"
    }
  }

  private struct Features: Decodable {
    let file: String
    let mean: Double
    let std: Double
    let first8: [Double]
    let argmax: Int
  }

  private struct FeatureSets: Decodable {
    let xception: [Features]
    let lite0: [Features]
    enum CodingKeys: String, CodingKey {
      case xception = "xception_imagenet_avg"
      case lite0 = "efficientnet_lite0_avg"
    }
  }

  /// `[1, 224, 224, 3]`, decoded as Keras decodes: without regard to EXIF orientation.
  private func input(_ file: URL, _ interpolation: Interpolation, _ preprocessing: Preprocessing) throws -> Tensor {
    let picture = try Picture(contentsOf: file, applyingOrientation: false)
    return preprocessing(picture.resized(width: 224, height: 224, interpolation).tensor.reshaped([1, 224, 224, 3]))
  }

  @Test(.enabled(if: canRun("efficientnet-lite0"), comment)) func topFiveOfEfficientNetLite0() throws {
    try expectTopFive(of: Model(.efficientNetLite0), .lite, \.lite0, rightOfBilinear: 31)
  }

  /// ImageNet's weights for a quarter of MobileNet's width, as Keras 2.8 wrote them.
  @Test(.enabled(if: Shared.has("weights/mobilenet_v1_0.25_224.h5"), "\(Shared.absence)"))
  func topFiveOfTheNarrowestMobileNet() throws {
    let file = Shared.url("weights/mobilenet_v1_0.25_224.h5")
    let model = try Model(.mobileNet(alpha: 0.25), weights: .file(file))
    try expectTopFive(of: model, .tf, \.mobileNet, rightOfBilinear: 23)
  }

  private func expectTopFive(
    of model: Model, _ preprocessing: Preprocessing, _ expected: KeyPath<Photo.Answers, [[Double]]>,
    rightOfBilinear: Int
  ) throws {
    let json = try Shared.data("golden/real/imagenet_photos.json")
    let photos = try JSONDecoder().decode([Photo].self, from: json)
    #expect(photos.count == 41)
    var (worst, right) = (0.0, 0)
    for photo in photos {
      let file = Shared.url("photos/\(photo.file)")
      for (interpolation, answers) in [(Interpolation.nearest, photo.nearest), (.bilinear, photo.bilinear)] {
        let probabilities = try model.predict(input(file, interpolation, preprocessing))
        let found = try decodePredictions(probabilities)[0]
        for (rank, answer) in answers[keyPath: expected].enumerated() {
          let own = Double(probabilities.scalars[Int(answer[0])])
          let difference = max(abs(own - answer[1]), abs(Double(found[rank].probability) - answer[1]))
          worst = max(worst, difference)
          #expect(difference < 1e-3, "\(photo.file) \(interpolation) class \(Int(answer[0]))")
        }
        #expect(found[0].index == Int(answers[keyPath: expected][0][0]), "\(photo.file) \(interpolation)")
        if interpolation == .bilinear, found[0].index == photo.label { right += 1 }
      }
    }
    #expect(right == rightOfBilinear, "of 41")
    print("top-5 of \(model.name): furthest from Keras \(worst)")
  }

  @Test(
    .enabled(if: canRun("efficientnet-lite0") && canRun("xception"), comment),
    arguments: ["xception", "efficientNetLite0"])
  func featuresOfTownAndCountry(name: String) throws {
    let json = try Shared.data("golden/real/urban_rural_features.json")
    let sets = try JSONDecoder().decode(FeatureSets.self, from: json)
    let architecture = try Architecture.named(name)
    let model = try Model(architecture, includeTop: false, pooling: .average)
    let photos = name == "xception" ? sets.xception : sets.lite0
    #expect(photos.count == 20)
    var worst = 0.0
    for photo in photos {
      let file = Shared.url("photos/urban-and-rural-photos/\(photo.file)")
      let features = try model.predict(input(file, .nearest, architecture.preprocessing)).scalars.map(Double.init)
      #expect(features.count == architecture.featureCount)
      let mean = features.reduce(0, +) / Double(features.count)
      let deviation = (features.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(features.count)).squareRoot()
      let differences =
        zip(features, photo.first8).map { abs($0 - $1) } + [abs(mean - photo.mean), abs(deviation - photo.std)]
      worst = max(worst, differences.max()!)
      #expect(differences.allSatisfy { $0 < 1e-3 }, "\(photo.file)")
      #expect(features.firstIndex(of: features.max()!) == photo.argmax, "\(photo.file)")
    }
    print("features of \(name): furthest from Keras \(worst)")
  }

  /// A head on PyTorch's MobileNetV2, which learns from 72 photographs and is asked about 20 others.
  @Test(.enabled(if: canRun("mobilenet-v2-torch"), comment)) func aHeadOnMobileNetV2TellsTownFromCountry() throws {
    let folder = Shared.url("photos/urban-and-rural-photos")
    let architecture = Architecture.mobileNetV2Torch
    let generator = ImageDataGenerator(preprocessing: architecture.preprocessing)
    func flow(_ part: String, shuffles: Bool) throws -> DirectoryIterator {
      try generator.flow(
        fromDirectory: folder.appendingPathComponent(part), targetSize: (224, 224), batchSize: 12,
        classMode: .categorical, shuffle: shuffles, seed: 7)
    }
    let base = try Model(architecture, includeTop: false, pooling: .average)
    base.isTrainable = false
    Random.seed = 7
    let model = Sequential(base, Dense(2, activation: .softmax))
    model.compile(optimizer: SGD(learningRate: 0.01), loss: .categoricalCrossentropy, metrics: [.accuracy])
    let validation = try flow("val", shuffles: false)
    let history = try model.fit(try flow("train", shuffles: true), epochs: 10, validationData: validation)
    let accuracy = try #require(history["val_accuracy"].last)
    print("a head on MobileNetV2 from PyTorch: \(history["val_accuracy"]) of \(validation.count) photographs")
    #expect(accuracy >= 0.9)
  }
}
