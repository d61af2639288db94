import Files
import Foundation
import TransferLearning

/// Classifies picture by picture, a few in memory at a time.
struct Classification {
  private let classifier: PictureClassifier
  private let work: PicturesToClassify
  private let writer: ClassifiedWriter

  init(_ classifier: PictureClassifier, _ work: PicturesToClassify, _ writer: ClassifiedWriter) {
    self.classifier = classifier
    self.work = work
    self.writer = writer
  }

  /// Writes a line a picture, and at the end how many were right where that is known.
  ///
  /// - Returns: how many could not be read.
  func run() throws -> Int {
    var (truths, guesses, broken) = ([Int](), [Int](), 0)
    let progress = PictureProgress(total: work.items.count)
    writer.begin()
    for start in stride(from: 0, to: work.items.count, by: PictureClassifier.batchSize) {
      let items = work.items[start..<min(start + PictureClassifier.batchSize, work.items.count)]
      progress.show(start)
      let results = try classifier.results(of: items.map(\.file.url), top: writer.top)
      progress.hide()
      for (item, result) in zip(items, results) {
        switch result {
        case .success(let predictions):
          writer.write(item, predictions)
          if let truth = item.truth, let guess = predictions.first {
            truths.append(truth)
            guesses.append(guess.index)
          }
        case .failure(let error):
          broken += 1
          let words = Self.words(of: error, item.file)
          writer.write(item, error: words)
          Complaint.say("Left out: \(words)")
        }
      }
      // Whoever reads may have gone.
      guard fflush(stdout) == 0 else { return broken }
    }
    if broken > 0 {
      Complaint.say(
        "\(broken) of \(work.items.count) \(work.items.count == 1 ? "picture" : "pictures") could not be read.")
    }
    if !truths.isEmpty { try writer.end(truths: truths, guesses: guesses) }
    return broken
  }

  /// The sentence, with the file's name as it was asked for.
  private static func words(of error: any Error, _ file: PictureArgument.File) -> String {
    SystemReason.sentence(for: error).replacingOccurrences(of: file.url.path, with: file.name)
  }
}
