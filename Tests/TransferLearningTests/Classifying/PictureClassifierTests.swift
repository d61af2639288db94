import Foundation
import TestSupport
import Testing

@testable import TransferLearning

@Suite struct PictureClassifierTests {
  /// Mean colours, and a Dense on them that tells red, green and blue.
  private func model(
    _ activation: ActivationFunction = .softmax, units: Int = 3, kernel: [Float]? = nil, size: Int? = 8
  ) throws -> Model {
    let input = Input([size, size, 3])
    let means = try GlobalAveragePooling2D()(input)
    let model = try Model(inputs: input, outputs: Dense(units, activation: activation, name: "top")(means))
    model.layers.last?.variables[0].value = Tensor(
      shape: [3, units], scalars: kernel ?? [0.1, 0, 0, 0, 0.1, 0, 0, 0, 0.1])
    return model
  }

  private func picture(_ red: UInt8, _ green: UInt8, _ blue: UInt8, side: Int = 20) -> Picture {
    Picture(width: side, height: side, pixels: (0..<side * side).flatMap { _ in [red, green, blue] })
  }

  @Test func aPictureGoesInAndAClassComesOut() throws {
    let classifier = try PictureClassifier(model(), classNames: ["red", "green", "blue"])
    let best = try classifier(picture(20, 200, 90))
    #expect(best.name == "green" && best.index == 1 && best.id == "green" && best.probability > 0.99)
    let all = try classifier.predictions(of: picture(100, 90, 80))
    #expect(all.map(\.name) == ["red", "green", "blue"])
    #expect(abs(all.reduce(0) { $0 + $1.probability } - 1) < 1e-5)
    #expect(try classifier.predictions(of: picture(100, 90, 80), top: 2).count == 2)
  }

  @Test func aSigmoidSaysHowLikelyTheSecondClassIs() throws {
    let weights: [Float] = [0.01, 0, 0]
    for (activation, scale) in [(ActivationFunction.sigmoid, "sigmoid"), (.linear, "logit")] {
      let classifier = try PictureClassifier(model(activation, units: 1, kernel: weights), classNames: ["dark", "red"])
      let found = try classifier.predictions(of: picture(200, 0, 0))
      #expect(found.map(\.name) == ["red", "dark"], "\(scale)")
      #expect(
        abs(found[0].probability - 1 / (1 + exp(-2))) < 1e-5
          && abs(found[0].probability + found[1].probability - 1) < 1e-6)
      #expect(try classifier(picture(0, 0, 0)).probability == 0.5)
    }
  }

  @Test func logitsBecomeProbabilities() throws {
    let names = ["red", "green", "blue"]
    let with = try PictureClassifier(model(), classNames: names).predictions(of: picture(20, 30, 40))
    let without = try PictureClassifier(model(.linear), classNames: names).predictions(of: picture(20, 30, 40))
    #expect(with == without)
  }

  @Test func filesAreReadInBatchesAndOneByOneAlike() throws {
    try withTemporaryFolder { folder in
      var files: [URL] = []
      for index in 0..<70 {
        let file = folder.appendingPathComponent("\(index).png")
        try picture(UInt8(index * 3), 170, UInt8(200 - index)).pngData().write(to: file)
        files.append(file)
      }
      let classifier = try PictureClassifier(
        model(.softmax, kernel: [0.01, 0, 0, 0, 0.01, 0, 0, 0, 0.01]), classNames: ["red", "green", "blue"])
      let together = try classifier.predictions(of: files)
      #expect(together.count == 70 && Set(together.map { $0[0].name }) == ["red", "green", "blue"])
      for (file, found) in zip(files, together) {
        #expect(try classifier.predictions(of: file) == found)
        #expect(try classifier.predictions(of: Picture(contentsOf: file)) == found)
      }
      let broken = folder.appendingPathComponent("broken.png")
      try Data("no".utf8).write(to: broken)
      let results = try classifier.results(of: [files[0], broken, files[1]], top: 1)
      #expect(try results[0].get() == [together[0][0]] && results[2].get() == [together[1][0]])
      #expect(throws: PictureError.self) { try results[1].get() }
      #expect(throws: PictureError.self) { try classifier.predictions(of: [broken]) }
    }
  }

  @Test func whatDoesNotGoTogetherIsSaid() throws {
    let three = try model()
    #expect(throws: ClassifierError.noClassNames(model: "functional", outputs: 3)) { try PictureClassifier(three) }
    #expect(throws: ClassifierError.classes(names: 2, outputs: 3, model: "functional")) {
      try PictureClassifier(three, classNames: ["a", "b"])
    }
    #expect(throws: ClassifierError.classes(names: 1, outputs: 1, model: "functional")) {
      try PictureClassifier(model(.sigmoid, units: 1, kernel: [0, 0, 0]), classNames: ["a"])
    }
    let names = ["a", "b", "c"]
    #expect(throws: ClassifierError.noSize(model: "functional")) {
      try PictureClassifier(model(size: nil), classNames: names)
    }
    let prepared = try PicturePreparation(targetSize: (9, 9))
    #expect(throws: ClassifierError.self) { try PictureClassifier(three, classNames: names, preparation: prepared) }
    #expect(try PictureClassifier(model(size: nil), classNames: names, preparation: prepared).preparation == prepared)
    let flat = Input([4])
    #expect(throws: ClassifierError.self) {
      try PictureClassifier(Model(inputs: flat, outputs: Dense(3)(flat)), classNames: names)
    }
    #expect(throws: ClassifierError.self) { try three.save("/nowhere/m.keras", classNames: ["a"]) }
  }

  @Test func theModelRemembersWhatItWasTrainedOn() throws {
    try withTemporaryFolder { folder in
      for (name, red) in [("dark", 10), ("red", 220)] {
        let place = folder.appendingPathComponent("pictures/\(name)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for index in 0..<3 {
          let wavy = wavyPixels(index, width: 30, height: 24).enumerated()
            .map { $0.offset % 3 == 0 ? UInt8(red) : $0.element }
          try Picture(width: 30, height: 24, pixels: wavy).jpegData().write(
            to: place.appendingPathComponent("\(index).jpg"))
        }
      }
      let pictures = folder.appendingPathComponent("pictures")
      let sources: [any LabeledPictures] = [
        try ImageDataGenerator(preprocessing: .tf, rescale: 0.5, horizontalFlip: true).flow(
          fromDirectory: pictures, targetSize: (8, 8), classMode: .binary, shuffle: false, interpolation: .bicubic,
          keepAspectRatio: true, verbose: false),
        try ImageDataGenerator(preprocessing: .lite).flow(
          fromDirectory: pictures, targetSize: (8, 8), classMode: .binary, shuffle: false, verbose: false),
        try imageDatasetFromDirectory(
          pictures, imageSize: (8, 8), shuffle: false, padToAspectRatio: true, verbose: false),
        try imageDatasetFromDirectory(
          pictures, imageSize: (8, 8), shuffle: false, interpolation: .mitchellcubic, cropToAspectRatio: true,
          verbose: false),
      ]
      for source in sources {
        let prepared = try source.preparation()
        // To the last bit what the model was trained on, but for what augmentation draws.
        if !(source is DirectoryIterator) || prepared.rescale == nil {
          let batch = try source.batches(epoch: 0)[0].inputs()
          for (row, file) in source.fileURLs.enumerated() {
            #expect(try prepared.tensor(of: file).scalars == batch.rows([row]).scalars)
          }
        }
        let model = try model(.sigmoid, units: 1, kernel: [0.02, 0, 0])
        try model.remember(source)
        #expect(model.classNames == ["dark", "red"])
        #expect(try model.picturePreparation == prepared)
      }
      let fitted = try ImageDataGenerator(samplewiseCenter: true).flow(fromDirectory: pictures, verbose: false)
      #expect(throws: ImageFolderError.self) { try model(.sigmoid, units: 1, kernel: [0, 0, 0]).remember(fitted) }
    }
  }

  @Test(arguments: [
    #"{"height": 0}"#, #"{"height": 8, "width": 8, "colorMode": "rgb", "resizing": "load_img"}"#,
    #"{"height": 1000000, "width": 8, "colorMode": "rgb", "preprocessing": "tf", "resizing": "load_img", "interpolation": "nearest", "aspectRatio": "ignored"}"#,
    #"{"height": 8, "width": 8, "colorMode": "rgb", "preprocessing": "secret", "resizing": "load_img", "interpolation": "nearest", "aspectRatio": "ignored"}"#,
    #"{"height": 8, "width": 8, "colorMode": "grayscale", "preprocessing": "tf", "resizing": "load_img", "interpolation": "nearest", "aspectRatio": "ignored"}"#,
    #"{"height": 8, "width": 8, "colorMode": "rgb", "preprocessing": "tf", "resizing": "load_img", "interpolation": "area", "aspectRatio": "ignored"}"#,
  ]) func whatAFileSaysOfPicturesIsNotTrusted(json: String) throws {
    let model = try model()
    model.preparation = Data(json.utf8)
    let error = #expect(throws: ClassifierError.self) { try PictureClassifier(model, classNames: ["a", "b", "c"]) }
    #expect("\(try #require(error))".contains("cannot be read: "))
  }
}
