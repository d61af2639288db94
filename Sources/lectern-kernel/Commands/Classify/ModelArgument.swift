import Foundation
import TransferLearning
internal import Wording

/// The model that a word of the command line means: a file, or a published network.
struct ModelArgument {
  private let word: String
  private let options: ModelOptions

  init(_ word: String, _ options: ModelOptions) {
    self.word = word
    self.options = options
  }

  /// The model, ready.
  ///
  /// - Throws: `ClassifyMistake`, or what is wrong with the file.
  func classifier() throws -> PictureClassifier {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) {
      guard !isFolder.boolValue else {
        throw ClassifyMistake("\(word) is a folder; a model is a file that ends in .keras or .h5, and comes first.")
      }
      return try saved(URL(fileURLWithPath: word))
    }
    guard let architecture = try? Architecture.named(word) else { throw ClassifyMistake(nothing) }
    guard !options.areGiven else {
      throw ClassifyMistake(
        "\(architecture.name) has ImageNet's classes and its own preprocessing; --classes, --labels, --preprocessing and "
          + "--size are for files.")
    }
    return try published(architecture)
  }

  private func saved(_ url: URL) throws -> PictureClassifier {
    let names = try options.classNames()
    let model = try Model(contentsOf: url)
    do {
      return try PictureClassifier(model, classNames: names, preparation: options.preparation(for: model))
    } catch let error as ClassifierError {
      switch error {
      case .noClassNames(_, let outputs):
        let count = max(outputs, 2)
        throw ClassifyMistake(
          "\(word) does not say what its classes are called. Name all \(count), in the order of the outputs: "
            + (count <= 10 ? "--classes a,b\(count > 2 ? ",…" : "")" : "--labels FILE, a class a line") + ".")
      case .noSize:
        throw ClassifyMistake("\(word) takes pictures of any size; say in which it was trained: --size 224.")
      case .classes, .input: throw ClassifyMistake("\(word): \(error)")
      case .output, .preparation: throw error
      }
    }
  }

  /// With its weights, which are fetched where they are missing.
  private func published(_ architecture: Architecture) throws -> PictureClassifier {
    WeightStore.fetchMissing = { entry, asking in
      var line = ProgressLine("Fetching \(entry.name)", isatty(STDOUT_FILENO) == 1 ? .bar : .off)
      defer { line.end() }
      try WeightStore.standard.fetch(entry, asking) { line.update(done: $0, total: $1) }
    }
    defer { WeightStore.fetchMissing = nil }
    return try PictureClassifier(architecture)
  }

  /// That there is no such model, and what may have been meant.
  private var nothing: String {
    let url = URL(fileURLWithPath: word)
    let folder = url.deletingLastPathComponent()
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
      .filter { $0.hasSuffix(".keras") || $0.hasSuffix(".h5") }
    let name = url.lastPathComponent
    let path = String(word.dropLast(name.count))
    let isPath = word.contains("/") || url.pathExtension.first?.isLetter == true
    let near = Spelling.nearest(to: name, among: files + (isPath ? [] : Architecture.all.map(\.name)), count: 2)
      .map { files.contains($0) ? path + $0 : $0 }
    let otherwise = isPath ? "" : " `lectern models` lists the networks."
    return "\(word): no such file\(isPath ? "" : ", and no network of that name")."
      + (near.isEmpty ? otherwise : Spelling.advice(near))
  }
}
