import Benchmarks

/// What a process that measured a case says: one line of JSON, the last of its output.
struct Measurement: Codable, Equatable {
  /// Seconds to build or load the model and take a first step on noise, with all that is compiled or planned for it.
  var ready: Double
  /// Seconds of each step or batch, or of each epoch with its validation.
  var laps: [Double]
  /// The most memory that the process ever had, in bytes.
  var peakBytes: Int
  /// How many numbers the model has, and how many of them were trained.
  var parameters: Int
  var trainable: Int
  /// How many pictures there were, to train on and to validate with; nil for a step.
  var pictures: Int?
  /// `Model.multiplyAdds` of Lectern's model; a peer need not say.
  var multiplyAdds: Int?
  /// The libraries that computed.
  var versions: [String: String]

  /// What has to be the same for every contestant, or they did not do the same work.
  var work: [String: Int] {
    ["laps": laps.count, "parameters": parameters, "trainable": trainable].merging(
      pictures.map { ["pictures": $0] } ?? [:]
    ) { $1 }
  }

  /// The peak of this process so far, in bytes; 0 where the system does not tell.
  static func peakBytes() -> Int { WorkCost.peak(of: "self") }
}
