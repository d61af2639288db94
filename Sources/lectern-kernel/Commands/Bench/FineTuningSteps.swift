import Foundation
import TransferLearning

/// Steps of a network all of whose layers are trained: there, back, and the optimizer. A step's time is that from the end of
/// the step before it.
struct FineTuningSteps {
  let work: BenchCase

  init(_ work: BenchCase) { self.work = work }

  func measure() throws -> Measurement {
    let laps = Laps()
    let classifier = try TrainedClassifier(work, classes: 2, isBaseTrainable: true)
    let (x, y) = classifier.noise()
    // One batch an epoch.
    try classifier.model.fit(
      x, y, batchSize: work.batch, epochs: work.warmUp + work.laps, shuffle: false,
      callbacks: [LambdaCallback(onTrainBatchEnd: { _, _ in laps.end() })], verbose: false)
    return classifier.measurement(
      ready: laps.seconds[0], laps: Array(laps.seconds[work.warmUp...]), pictures: nil)
  }
}
