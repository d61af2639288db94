import Foundation
import TransferLearning

/// A published network with its top, asked again and again what it makes of one batch. Its weights are drawn, not ImageNet's:
/// the time does not depend on them.
struct InferenceRuns {
  let work: BenchCase

  init(_ work: BenchCase) { self.work = work }

  func measure() throws -> Measurement {
    let laps = Laps()
    let model = try Model(
      try .named(work.model), weights: .random(seed: 7), inputShape: [work.size, work.size, 3])
    model.precision = work.precision ?? .float32
    let x = Noise.pictures(work)
    for _ in 0..<work.warmUp + work.laps {
      _ = try model.predict(x, batchSize: work.batch)
      laps.end()
    }
    return Measurement(
      ready: laps.seconds[0], laps: Array(laps.seconds[work.warmUp...]), peakBytes: Measurement.peakBytes(),
      parameters: model.variables.reduce(0) { $0 + $1.shape.count }, trainable: model.trainableParameterCount,
      multiplyAdds: model.multiplyAdds, versions: KernelLibraries.versions)
  }
}
