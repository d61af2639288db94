import Benchmarks
import Foundation
import TransferLearning

/// Finds out what the machine can do at most.
enum PeakProducts {
  /// Measures all products, each again and again, and takes the best run of the best.
  static func measure() throws -> MachinePeak {
    let products = try [512, 1024, 1536].map(square) + [convolutions(channels: 256), convolutions(channels: 512)]
    return try products.map { name, operations, run in
      try run()
      let laps = Laps()
      for _ in 0..<6 {
        try run()
        laps.end()
      }
      return MachinePeak(operationsPerSecond: operations / (laps.seconds.min() ?? .infinity), product: name)
    }.max { $0.operationsPerSecond < $1.operationsPerSecond }!
  }

  private typealias Product = (name: String, operations: Double, run: () throws -> Void)

  private static func square(_ size: Int) -> Product {
    let matrix = noise([size, size])
    return (
      "\(size) × \(size) · \(size) × \(size) by OpenBLAS", 2 * pow(Double(size), 3),
      { _ = matrix.matrixProduct(matrix) }
    )
  }

  /// oneDNN's matrix product of rows with one kernel after the other, in the layout that it likes best: a pointwise convolution.
  private static func convolutions(channels: Int) throws -> Product {
    let (side, count) = (28, 4)
    let plan = try KernelPlan(inputShape: [8, side, side, channels])
    var value = plan.input
    for _ in 0..<count {
      value = try plan.convolution(value, PackedWeights(kernel: noise([1, 1, channels, channels])))
    }
    try plan.finish(value)
    let rows = 8 * side * side
    let input = noise([8, side, side, channels])
    return (
      "\(rows) × \(channels) · \(channels) × \(channels) by oneDNN, \(count) in a row",
      2 * Double(count * rows * channels * channels), { _ = try plan(input) }
    )
  }

  private static func noise(_ shape: Shape) -> Tensor {
    var numbers = RandomNumbers(seed: 7, purpose: "peak")
    return Tensor(uninitializedShape: shape) { scalars in
      for index in scalars.indices { scalars[index] = Float.random(in: -0.05...0.05, using: &numbers) }
    }
  }
}
