import Foundation
import TransferLearning

/// How results are written.
enum ClassifiedFormat {
  case text, json, csv
}

/// Writes what pictures were taken for.
struct ClassifiedWriter {
  /// How many classes are told of a picture.
  let top: Int
  private let format: ClassifiedFormat
  private let classNames: [String]
  private let nameWidth: Int
  private let classWidth: Int
  private let hasTruths: Bool

  init(_ format: ClassifiedFormat, _ work: PicturesToClassify, _ classifier: PictureClassifier, top: Int) {
    self.format = format
    self.top = top
    classNames = classifier.classNames
    nameWidth = min(80, work.items.map { Self.shown($0.file.name).count }.max() ?? 0)
    classWidth = min(24, classNames.map(\.count).max() ?? 0)
    hasTruths = work.items.contains { $0.truth != nil }
  }

  /// The head of the columns, where there are some.
  func begin() {
    guard format == .csv else { return }
    let columns = (1...top).flatMap { $0 == 1 ? ["class", "probability"] : ["class \($0)", "probability \($0)"] }
    line((["file"] + (hasTruths ? ["is"] : []) + columns).map(Self.quoted).joined(separator: ","))
  }

  /// One picture.
  func write(_ item: PicturesToClassify.Item, _ predictions: [Prediction]) {
    let truth = item.truth.map { classNames[$0] }
    switch format {
    case .text:
      guard let best = predictions.first else { return }
      let others = predictions.dropFirst().map { "\($0.name) \(Self.percent($0))" }
      let mark = item.truth.map { $0 == best.index ? "  ✓" : "  ✗ is \(classNames[$0])" } ?? ""
      line(
        Self.shown(item.file.name).padding(to: nameWidth) + "  " + best.name.padding(to: classWidth) + "  "
          + Self.percent(best).padding(to: 6, isRight: true)
          + (others.isEmpty ? "" : "   then " + others.joined(separator: ", ")) + mark)
    case .json:
      line(
        ClassifiedPicture(
          file: item.file.name, of: truth,
          predictions: predictions.map { .init(of: $0.name, id: $0.id, probability: $0.probability) }))
    case .csv:
      let cells = predictions.flatMap { [$0.name, "\($0.probability)"] }
      line(([item.file.name] + (hasTruths ? [truth ?? ""] : []) + cells).map(Self.quoted).joined(separator: ","))
    }
  }

  /// A picture that cannot be read; for people it is told elsewhere.
  func write(_ item: PicturesToClassify.Item, error: String) {
    if format == .json { line(ClassifiedPicture(file: item.file.name, error: error)) }
  }

  /// How many were right, and what was taken for what. Beside the results where these are for programs.
  func end(truths: [Int], guesses: [Int]) throws {
    // Of a thousand classes few occur.
    let used = Set(truths + guesses).sorted()
    let places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($0.element, $0.offset) })
    let matrix = ConfusionMatrix(
      classes: used.map { classNames[$0] }, truths: truths.compactMap { places[$0] },
      predictions: guesses.compactMap { places[$0] })
    let right = zip(truths, guesses).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    let share = String(format: "%.1f%%", 100 * Double(right) / Double(truths.count))
    let text =
      "\n\(right) of \(truths.count) right: accuracy \(share)\n\n" + StepOutput.table(matrix.figure().data).plainText
    if format == .text {
      print(text, terminator: "")
    } else {
      FileHandle.standardError.write(Data(text.utf8))
    }
  }

  private func line(_ text: String) { print(text) }

  private func line(_ picture: ClassifiedPicture) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A probability that is no number has no JSON.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    if let data = try? encoder.encode(picture) { print(String(decoding: data, as: UTF8.self)) }
  }

  private static func percent(_ prediction: Prediction) -> String {
    String(format: "%.1f%%", prediction.probability * 100)
  }

  /// A file's name may hold what a terminal obeys.
  private static func shown(_ name: String) -> String {
    String(name.map { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "?" : $0 })
  }

  /// RFC 4180.
  private static func quoted(_ cell: String) -> String {
    cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      ? "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : cell
  }
}

/// A picture as `--json` tells it.
struct ClassifiedPicture: Codable {
  /// A class and its probability.
  struct Guess: Codable {
    var of: String
    var id: String
    var probability: Float

    enum CodingKeys: String, CodingKey {
      case of = "class"
      case id, probability
    }
  }

  var file: String
  /// What its folder says that it is.
  var of: String?
  var predictions: [Guess]?
  var error: String?

  enum CodingKeys: String, CodingKey {
    case file, predictions, error
    case of = "is"
  }
}
