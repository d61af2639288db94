import Tensors

/// What an epoch consists of: which pictures in which order, and what is done to each. It depends on the seed and the epoch
/// only, and is what Keras's iterators give, asked with `next()`, for the same seed.
struct EpochPlan {
  /// One picture of one batch.
  struct Row {
    /// Which picture.
    let index: Int
    /// What is done to it.
    let parameters: TransformParameters
    /// A number for the name under which it is saved.
    var saveNumber = 0
  }

  /// The batches.
  let batches: [[Row]]

  /// - Parameters:
  ///   - count: how many pictures there are.
  ///   - shape: of each picture, `[H, W, C]`.
  ///   - saveNumbers: from how many numbers those for the names are drawn; 0 where nothing is saved.
  init(
    count: Int, batchSize: Int, shuffle: Bool, seed: Int, epoch: Int, generator: ImageDataGenerator, shape: Shape,
    saveNumbers: Int
  ) {
    let batchSize = min(batchSize, max(count, 1))
    let batchCount = (count + batchSize - 1) / batchSize
    var order = Array(0..<count)
    batches = (0..<batchCount).map { batch in
      // Keras seeds anew before each batch, and draws the epoch's order before its first.
      var random = RandomState(seed: seed &+ epoch &* batchCount &+ batch)
      if batch == 0, shuffle { order = random.permutation(count) }
      var rows = order[batch * batchSize..<min((batch + 1) * batchSize, count)].map { index in
        Row(index: index, parameters: generator.draw(height: shape[0], width: shape[1], &random))
      }
      if saveNumbers > 0 {
        for row in rows.indices { rows[row].saveNumber = random.choice(saveNumbers) }
      }
      return rows
    }
  }
}
