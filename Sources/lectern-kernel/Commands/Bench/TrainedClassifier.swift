import Foundation
import TransferLearning

/// A published network without its top and a new last layer, made for a case. Its weights are drawn, not ImageNet's: the
/// time does not depend on them.
struct TrainedClassifier {
  let architecture: Architecture
  let model: Model
  private let work: BenchCase
  private let classes: Int

  init(_ work: BenchCase, classes: Int, isBaseTrainable: Bool) throws {
    (self.work, self.classes) = (work, classes)
    architecture = try .named(work.model)
    Random.seed = 7
    let base = try Model(
      architecture, weights: .random(seed: 7), includeTop: false, pooling: .average,
      inputShape: [work.size, work.size, 3])
    base.isTrainable = isBaseTrainable
    model = Sequential(base, Dense(classes, activation: .softmax))
    model.compile(optimizer: SGD(learningRate: 0.01), loss: .categoricalCrossentropy, metrics: [.accuracy])
  }

  /// A batch of pictures `[batch, size, size, 3]` of numbers from -1 to 1, and classes `[batch, classes]`.
  func noise() -> (x: Tensor, y: Tensor) {
    let x = Noise.pictures(work)
    let y = Tensor(uninitializedShape: [work.batch, classes]) { scalars in
      for index in scalars.indices { scalars[index] = index / classes % classes == index % classes ? 1 : 0 }
    }
    return (x, y)
  }

  /// What is to be said of the model when all has been done.
  func measurement(ready: Double, laps: [Double], pictures: Int?) -> Measurement {
    Measurement(
      ready: ready, laps: laps, peakBytes: Measurement.peakBytes(),
      parameters: model.variables.reduce(0) { $0 + $1.shape.count }, trainable: model.trainableParameterCount,
      pictures: pictures, versions: KernelLibraries.versions)
  }
}
