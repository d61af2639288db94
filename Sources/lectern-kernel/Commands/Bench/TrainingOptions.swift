import ArgumentParser
import Foundation
import TransferLearning

/// Which training is measured.
struct TrainingOptions: ParsableArguments {
  @Option(
    name: .customLong("case"),
    help: ArgumentHelp(
      "Only fine-tuning steps of whole networks (step), or only fits of a new last layer (head).",
      valueName: "step|head"),
    transform: { try Self.kind($0) })
  var kind: BenchCase.Kind?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Networks; else mobileNetV2 and resNet50 for steps, resNet50 and xception for heads.", valueName: "name"))
  var models: [String] = []
  @Option(help: ArgumentHelp("A folder with train and val; else the pictures of the course.", valueName: "dir"))
  var photos: String?
  @Option(help: "Examples in a batch.") var batch = 12
  @Option(help: "Height and width of the pictures in pixels.") var size = 224
  @Option(help: "Epochs of a head's fit.") var epochs = 20
  @Option(help: "Steps that are timed in each process.") var steps = 10
  @Option(help: "Steps on noise before anything is timed.") var warmUp = 3

  func validate() throws {
    for (name, number) in [
      ("batch", batch), ("size", size), ("epochs", epochs), ("steps", steps), ("warm-up", warmUp),
    ] where !(1...10_000).contains(number) {
      throw ValidationError("--\(name) is a number from 1 to 10000; it is \(number).")
    }
    do {
      for model in try models(.step) + models(.head) where size < model.minimumSize {
        throw ValidationError("--size is at least \(model.minimumSize) for \(model.name); it is \(size).")
      }
      if photos != nil { _ = try pictures() }
    } catch let error as ValidationError {
      throw error
    } catch {
      throw ValidationError("\(error)")
    }
  }

  private static func kind(_ word: String) throws -> BenchCase.Kind {
    guard let kind = BenchCase.Kind(rawValue: word), kind != .inference else {
      throw ValidationError("--case is step or head; it is '\(word)'.")
    }
    return kind
  }

  /// What is to be measured, in order.
  ///
  /// - Throws: what finding the pictures throws.
  func cases() throws -> [BenchCase] {
    let folder = kind == .step ? nil : try pictures().train.deletingLastPathComponent().path
    return try models(.step).map {
      BenchCase(kind: .step, model: $0.name, batch: batch, size: size, laps: steps, warmUp: warmUp)
    }
      + models(.head).map {
        BenchCase(
          kind: .head, model: $0.name, batch: batch, size: size, laps: epochs, warmUp: warmUp, photos: folder)
      }
  }

  /// The networks of a kind of case; none where only the other is asked for.
  private func models(_ wanted: BenchCase.Kind) throws -> [Architecture] {
    guard kind == nil || kind == wanted else { return [] }
    if !models.isEmpty { return try models.map { try .named($0) } }
    return wanted == .step ? [.mobileNetV2, .resNet50] : [.resNet50, .xception]
  }

  /// The folder that was named, looked through; else what the lessons use.
  private func pictures() throws -> PictureSet {
    if let photos { return try Photos.set(in: URL(fileURLWithPath: photos, isDirectory: true)) }
    return try Photos.urbanAndRural()
  }
}
