import ArgumentParser
import Benchmarks
import TransferLearning

/// A piece of training or inference that is timed, the same for every contestant.
struct BenchCase: Codable, Equatable {
  /// What is done.
  enum Kind: String, Codable, CaseIterable, ExpressibleByArgument {
    /// A whole network on a batch of noise, there and back.
    case step
    /// A new last layer on a frozen base, on a folder of pictures half of which are mirrored.
    case head
    /// A whole network, its top included, says what it makes of a batch of noise.
    case inference

    var words: String {
      switch self {
      case .step: "fine-tuning step, all layers"
      case .head: "head on a frozen base, with flips"
      case .inference: "inference"
      }
    }

    /// The seconds that a case is about: of a step or batch in the middle, or of all epochs.
    func headline(_ measurement: Measurement) -> Double {
      switch self {
      case .step, .inference: Spread(measurement.laps)?.median ?? 0
      case .head: measurement.laps.reduce(0, +)
      }
    }
  }

  var kind: Kind
  /// The name of the architecture.
  var model: String
  /// Examples in a batch.
  var batch: Int
  /// Height and width of a picture in pixels.
  var size: Int
  /// How many steps, epochs or batches are timed in a process.
  var laps: Int
  /// How many steps, or batches, of noise a process takes before that.
  var warmUp: Int
  /// The folder with `train` and `val`, for a head.
  var photos: String?
  /// In which numbers a network infers; nil for float32.
  var precision: Precision?

  /// The words that ask a contestant for it.
  func arguments(threads: Int) -> [String] {
    [
      kind.rawValue, "--model", model, "--batch", "\(batch)", "--size", "\(size)", "--laps", "\(laps)",
      "--warm-up", "\(warmUp)", "--threads", "\(threads)",
    ] + (photos.map { ["--photos", $0] } ?? []) + (precision.map { ["--precision", $0.rawValue] } ?? [])
  }

  var words: String { "\(model), \(kind.words)" + (precision.map { " in \($0.rawValue)" } ?? "") }

  /// As short as it can be among the cases of its bench: `resNet50, batch 12`.
  var label: String { kind == .inference ? "\(model), batch \(batch)" : words }
}

extension Precision: ExpressibleByArgument {}
