import ArgumentParser
import Benchmarks

/// A piece of training that is timed, the same for every contestant.
struct BenchCase: Codable, Equatable {
  /// What is trained.
  enum Kind: String, Codable, CaseIterable, ExpressibleByArgument {
    /// A whole network on a batch of noise, there and back.
    case step
    /// A new last layer on a frozen base, on a folder of pictures half of which are mirrored.
    case head

    var words: String {
      switch self {
      case .step: "fine-tuning step, all layers"
      case .head: "head on a frozen base, with flips"
      }
    }

    /// The seconds that a case is about: of a step in the middle, or of all epochs.
    func headline(_ measurement: Measurement) -> Double {
      switch self {
      case .step: Spread(measurement.laps)?.median ?? 0
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
  /// How many steps, or epochs, are timed in a process.
  var laps: Int
  /// How many steps on noise a process takes before that.
  var warmUp: Int
  /// The folder with `train` and `val`, for a head.
  var photos: String?

  /// The words that ask a contestant for it.
  func arguments(threads: Int) -> [String] {
    [
      kind.rawValue, "--model", model, "--batch", "\(batch)", "--size", "\(size)", "--laps", "\(laps)",
      "--warm-up", "\(warmUp)", "--threads", "\(threads)",
    ] + (photos.map { ["--photos", $0] } ?? [])
  }

  var words: String { "\(model), \(kind.words)" }
}
