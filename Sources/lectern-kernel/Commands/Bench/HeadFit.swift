import Foundation
import TransferLearning

/// A fit of a new last layer on a frozen base, on pictures half of which are mirrored, anew each epoch. Nothing is known of
/// the pictures before: whoever starts the process gives it an empty cache.
struct HeadFit {
  let work: BenchCase

  init(_ work: BenchCase) { self.work = work }

  func measure() throws -> Measurement {
    let photos = try Photos.set(in: URL(fileURLWithPath: work.photos ?? "", isDirectory: true))
    let ready = Laps()
    let classes = try ImageFolder(photos.train).classNames.count
    let classifier = try TrainedClassifier(work, classes: classes, isBaseTrainable: false)
    let (x, y) = classifier.noise()
    // Noise has no key: its features are not kept.
    try classifier.model.fit(
      x, y, batchSize: work.batch, epochs: work.warmUp, validationData: (x, y),
      callbacks: [LambdaCallback(onEpochEnd: { _, _ in ready.end() })], verbose: false)
    let preprocessing = classifier.architecture.preprocessing
    let train = try flow(
      photos.train, isShuffled: true, ImageDataGenerator(preprocessing: preprocessing, horizontalFlip: true))
    let validation = try flow(photos.val, isShuffled: false, ImageDataGenerator(preprocessing: preprocessing))
    let laps = Laps()
    try classifier.model.fit(
      train, epochs: work.laps, validationData: validation,
      callbacks: [LambdaCallback(onEpochEnd: { _, _ in laps.end() })], verbose: false)
    return classifier.measurement(
      ready: ready.seconds[0], laps: laps.seconds, pictures: train.count + validation.count)
  }

  private func flow(
    _ folder: URL, isShuffled: Bool, _ generator: ImageDataGenerator
  ) throws -> DirectoryIterator {
    try generator.flow(
      fromDirectory: folder, targetSize: (work.size, work.size), batchSize: work.batch, shuffle: isShuffled, seed: 7,
      verbose: false)
  }
}
