import TransferLearning

/// Pictures of nothing.
enum Noise {
  /// A batch of a case, `[batch, size, size, 3]`, of numbers from -1 to 1.
  static func pictures(_ work: BenchCase) -> Tensor {
    var numbers = RandomNumbers(seed: 7, purpose: "noise")
    return Tensor(uninitializedShape: [work.batch, work.size, work.size, 3]) { scalars in
      for index in scalars.indices { scalars[index] = Float.random(in: -1...1, using: &numbers) }
    }
  }
}
