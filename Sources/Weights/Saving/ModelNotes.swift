import Foundation
import NeuralNetworks

/// What a saved model says beside its layers: the member `lectern.json` of a `.keras`, the attribute `lectern` of an `.h5`.
/// Keras passes over both, and a file that it wrote has none.
///
/// ```json
/// {"format": 1, "classNames": ["rural", "urban"], "preparation": {"height": 224, "width": 224, …}}
/// ```
///
/// `classNames` are what the outputs stand for, in their order; `preparation` says how pictures become inputs, and is
/// `PicturePreparation`'s. Each may be missing. Neither is trusted: sizes are checked, and so are the letters of names, which end up on
/// terminals and pages.
struct ModelNotes {
  static let member = "lectern.json"
  static let attribute = "lectern"
  static let mostBytes = 4 << 20
  private static let mostClasses = 100_000
  private static let longestName = 1000

  private let classNames: [String]?
  private let preparation: JSONValue?

  /// What there is to note of a model; nil where there is nothing.
  ///
  /// - Throws: `ModelFileError` for names that could not be read back.
  init?(of model: Model) throws {
    guard model.classNames != nil || model.preparation != nil else { return nil }
    if let problem = model.classNames.flatMap(Self.problem) {
      throw ModelFileError.unsaveable(layer: model.name, className: model.className, problem: problem)
    }
    classNames = model.classNames
    preparation = try model.preparation.map(JSONValue.init(json:))
  }

  /// Reads them.
  ///
  /// - Throws: `ModelFileError.malformed`.
  init(json: Data, file: String) throws {
    func malformed(_ problem: String) -> ModelFileError {
      .malformed(file: file, problem: "in its \(Self.member), \(problem)")
    }
    guard json.count <= Self.mostBytes, let notes = try? JSONValue(json: json), case .object = notes else {
      throw malformed("there is no JSON object")
    }
    guard notes["format"].integer == 1 else {
      throw malformed("the format is \(notes["format"].shown), and only 1 is known; a later Lectern wrote it")
    }
    switch notes["classNames"] {
    case .null: classNames = nil
    case .list(let list):
      let names = list.compactMap(\.text)
      guard names.count == list.count else { throw malformed("not all class names are texts") }
      if let problem = Self.problem(names) { throw malformed(problem) }
      classNames = names
    default: throw malformed("the class names are no list")
    }
    switch notes["preparation"] {
    case .null: preparation = nil
    case .object: preparation = notes["preparation"]
    default: throw malformed("the preparation is no object")
    }
  }

  /// As they are written.
  func json() throws -> Data {
    var members: [String: JSONValue] = ["format": 1]
    members["classNames"] = classNames.map { .list($0.map(JSONValue.text)) }
    members["preparation"] = preparation
    return try JSONValue.object(members).json()
  }

  /// Tells a model.
  func apply(to model: Model) throws {
    model.classNames = classNames
    model.preparation = try preparation?.json()
  }

  /// What is wrong with names, if something is.
  private static func problem(_ names: [String]) -> String? {
    guard (1...mostClasses).contains(names.count) else { return "there are \(names.count) class names" }
    let odd = names.first { name in
      name.isEmpty || name.utf8.count > longestName
        || name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
    return odd.map { "the class name \(JSONValue.text($0).shown) is empty, too long, or has control characters" }
  }
}
