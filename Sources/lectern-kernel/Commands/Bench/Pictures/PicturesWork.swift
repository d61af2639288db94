import ArgumentParser
import Benchmarks
import Foundation
import TransferLearning

/// Something that is done to a folder of many pictures.
enum PicturesWork: String, CaseIterable, ExpressibleByArgument {
  /// They are drawn.
  case draw
  /// The drawn pictures of the course's first lessons, into a folder that is not there.
  case course
  /// They are listed, decoded and resized, batch by batch.
  case read
  /// A new last layer is trained on them for an epoch, on a frozen base; nothing is known of them before.
  case fit

  private static let side = 96
  private static let batch = 32
  /// A network that is small enough for many pictures; what it takes a picture does not depend on how many there are.
  private static let base = "mobileNet_0.25"

  /// - Parameter count: of pictures to be drawn.
  func measure(_ folder: URL, count: Int) throws -> WorkCost {
    switch self {
    case .draw:
      let laps = Laps()
      try DrawnCrowd.draw(count, into: folder)
      laps.end()
      return WorkCost(seconds: ["draw": laps.seconds[0]], count: count)
    case .course: return WorkCost(seconds: [:], count: try DrawnTownAndCountry.draw(into: folder))
    case .read: return try read(folder)
    case .fit: return try fit(folder)
    }
  }

  private func read(_ folder: URL) throws -> WorkCost {
    let laps = Laps()
    let pictures = try flow(folder)
    laps.end()
    var count = 0
    for batch in pictures.batches(epoch: 0) { count += try batch.inputs().shape[0] }
    laps.end()
    return WorkCost(seconds: ["list": laps.seconds[0], "read": laps.seconds[1]], count: count)
  }

  private func fit(_ folder: URL) throws -> WorkCost {
    Random.seed = 7
    let base = try Model(
      .named(Self.base), weights: .random(seed: 7), includeTop: false, pooling: .average,
      inputShape: [Self.side, Self.side, 3])
    base.isTrainable = false
    let model = Sequential(base, Dense(2, activation: .softmax))
    model.compile(optimizer: SGD(learningRate: 0.01), loss: .categoricalCrossentropy, metrics: [.accuracy])
    let pictures = try flow(folder)
    let laps = Laps()
    try model.fit(pictures, epochs: 1, verbose: false)
    laps.end()
    return WorkCost(seconds: ["fit": laps.seconds[0]], count: pictures.count)
  }

  private func flow(_ folder: URL) throws -> DirectoryIterator {
    try ImageDataGenerator(rescale: 1.0 / 255).flow(
      fromDirectory: folder, targetSize: (Self.side, Self.side), batchSize: Self.batch, shuffle: true, seed: 7,
      verbose: false)
  }
}
