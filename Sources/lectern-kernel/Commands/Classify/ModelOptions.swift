import ArgumentParser
import Foundation
import TransferLearning

/// What a model's file may not say.
struct ModelOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What its outputs stand for, in order.", valueName: "a,b,…")) var classes: String?
  @Option(
    help: ArgumentHelp("A file with a class a line; `imagenet` for ImageNet's thousand.", valueName: "file"))
  var labels: String?
  @Option(
    help: ArgumentHelp(
      "What is done with pixels of 0…255: \(Preprocessing.all.map(\.name).joined(separator: ", ")).", valueName: "name")
  )
  var preprocessing: String?
  @Option(help: ArgumentHelp("Height and width that pictures are brought to.", valueName: "pixels")) var size: Int?

  func validate() throws {
    if classes != nil, labels != nil { throw ValidationError("--classes and --labels say the same; leave one out.") }
    if let preprocessing, Preprocessing.named(preprocessing) == nil {
      let known = Preprocessing.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no preprocessing '\(preprocessing)'. There are: \(known).")
    }
    if let size, !(1...16384).contains(size) {
      throw ValidationError("--size is a number of pixels from 1 to 16384; it is \(size).")
    }
  }

  /// Whether one is given.
  var areGiven: Bool { classes != nil || labels != nil || preprocessing != nil || size != nil }

  /// The class names that are given; nil where none are.
  ///
  /// - Throws: `ClassifyMistake`.
  func classNames() throws -> [String]? {
    if let classes {
      let names = classes.split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard names.allSatisfy({ !$0.isEmpty }) else {
        throw ClassifyMistake("--classes has an empty name in it: '\(classes)'. Write --classes rural,urban.")
      }
      return names
    }
    return try labels.map { try LabelFile.names($0) }
  }

  /// How pictures are prepared, where something of it is given; nil where the model's file says it.
  func preparation(for model: Model) throws -> PicturePreparation? {
    guard preprocessing != nil || size != nil else { return nil }
    let saved = try model.picturePreparation
    let side = size.map { (height: $0, width: $0) } ?? saved.map { (height: $0.height, width: $0.width) }
    return try PicturePreparation(
      for: model, targetSize: side,
      preprocessing: preprocessing.flatMap(Preprocessing.named) ?? saved?.preprocessing ?? .none,
      rescale: saved?.rescale)
  }

  /// What was taken for granted.
  func notes(on classifier: PictureClassifier, model: String) -> [String] {
    guard classifier.model.preparation == nil, preprocessing == nil, (try? Architecture.named(model)) == nil else {
      return []
    }
    return [
      "\(model) does not say how pictures are prepared for it; their pixels go in as they are, 0 to 255. --preprocessing "
        + "says otherwise."
    ]
  }
}

/// A file that names classes.
enum LabelFile {
  private static let mostBytes = 4 << 20

  /// The names in a file, a line each, in order.
  ///
  /// - Throws: `ClassifyMistake`.
  static func names(_ path: String) throws -> [String] {
    if path.lowercased() == "imagenet" { return ImageNetLabels.all.map(\.name) }
    let url = URL(fileURLWithPath: path)
    guard let data = try? FileHandle(forReadingFrom: url).read(upToCount: mostBytes + 1) else {
      throw ClassifyMistake("\(path): no such file with a class a line, as --labels takes.")
    }
    guard data.count <= mostBytes, let text = String(data: data, encoding: .utf8) else {
      throw ClassifyMistake("\(path) is no text with a class a line, as --labels takes.")
    }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard !lines.isEmpty, let empty = lines.firstIndex(of: "") else {
      if lines.isEmpty { throw ClassifyMistake("\(path) is empty; --labels takes a file with a class a line.") }
      return lines
    }
    throw ClassifyMistake("\(path):\(empty + 1) is an empty line; --labels takes a file with a class a line.")
  }
}
