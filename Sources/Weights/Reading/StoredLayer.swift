import Tensors

/// A layer as a file has it: its name there and its weights, without their numbers.
struct StoredLayer: Equatable {
  /// What the file calls it: `conv1_conv`, `res2a_branch2a`, or a model within, `resnet50`.
  let name: String
  /// Its weights, in the file's order.
  var weights: [StoredWeight]
}

/// A weight as a file has it, without its numbers.
struct StoredWeight: Equatable {
  /// The variable's name as it is called today: `kernel`, `moving_mean`.
  var name: String
  /// The layer that the weight itself names; in a file of a model within a model, the inner layer.
  let layer: String
  /// Its axes.
  let shape: Shape
  /// Where the reader finds its numbers.
  let place: String
}

/// A file of weights in one of the layouts: what it holds, where a model's weights are, and their numbers.
protocol WeightsReader {
  /// What the file holds, in its order.
  func layers() throws -> [StoredLayer]

  /// The weight of every variable of a model, in the model's order.
  ///
  /// - Throws: `WeightsError.mismatch`, naming the layer and what was expected and found.
  func weights(for model: [ModelLayer]) throws -> [StoredWeight]

  /// Reads a weight's numbers into memory that has room for just them.
  func read(_ weight: StoredWeight, into memory: UnsafeMutableBufferPointer<Float>) throws
}
