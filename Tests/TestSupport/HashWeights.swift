import Foundation
import NeuralNetworks
import Tensors

/// Weights and pictures that Keras and this project derive from the same hash: golden/README.md, section 1.
package enum HashWeights {
  /// `u_i` in -1..<1, a multiple of 2⁻²³.
  package struct Stream {
    private var numbers: RandomNumbers
    package init(_ key: String) { numbers = RandomNumbers(seed: 0, purpose: key) }
    package mutating func bits() -> UInt64 { numbers.next() }
    package mutating func unit() -> Double { Double(numbers.next() >> 40) * 0x1p-23 - 1 }
  }

  /// The weights of every variable of a model; `gains` are factors by path.
  package static func weights(of model: Model, k: Double, gains: [String: Double] = [:]) -> [String: Tensor] {
    Dictionary(
      uniqueKeysWithValues: leaves(model).flatMap { layer in layer.variables.map { (layer, $0) } }.map {
        ($1.path, tensor(of: $1, in: $0, k: k, gain: gains[$1.path] ?? 1))
      })
  }

  /// The layers that are no models, in order.
  package static func leaves(_ model: Model) -> [Layer] {
    model.layers.flatMap { layer in (layer as? Model).map(leaves) ?? [layer] }
  }

  /// The weights of a variable.
  package static func tensor(of variable: Variable, in layer: Layer, k: Double, gain: Double = 1) -> Tensor {
    tensor(variable.path, shape: variable.shape, isDepthwise: layer is DepthwiseConv2D, k: k, gain: gain)
  }

  /// The weights of a path, `…/layer/variable`.
  package static func tensor(
    _ path: String, shape: Shape, isDepthwise: Bool, k: Double, gain: Double = 1
  ) -> Tensor {
    var stream = Stream(path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let fan =
      shape.rank == 4 && (name == "depthwise_kernel" || isDepthwise)
      ? shape[0] * shape[1] : shape.dimensions.dropLast().reduce(1, *)
    let scale: (add: Double, multiply: Double, magnitude: Bool) =
      switch name {
      case "gamma": (1, 0.1, false)
      case "beta", "bias", "moving_mean", "mean": (0, 0.1, false)
      case "moving_variance", "variance": (1, 0.5, true)
      case "count": (0, 0, false)
      default: (0, (3 * k / Double(fan)).squareRoot(), false)
      }
    return Tensor(uninitializedShape: shape) { scalars in
      for index in scalars.indices {
        let u = stream.unit()
        scalars[index] = Float((scale.add + scale.multiply * (scale.magnitude ? abs(u) : u)) * gain)
      }
    }
  }

  /// Pictures of whole numbers 0…254: cells of 32 pixels and noise, `[n, height, width, 3]`.
  package static func pictures(_ key: String, _ n: Int, _ height: Int, _ width: Int) -> Tensor {
    var fine = Stream(key + "/fine")
    var coarse = Stream(key + "/coarse")
    let cells = (0..<n * 64 * 64 * 3).map { _ in ((coarse.bits() >> 56) * 3) >> 2 }
    return Tensor(uninitializedShape: [n, height, width, 3]) { scalars in
      for index in scalars.indices {
        let (channel, pixel) = (index % 3, index / 3)
        let (x, y, b) = (pixel % width, pixel / width % height, pixel / width / height)
        scalars[index] = Float((fine.bits() >> 58) + cells[((b * 64 + y / 32) * 64 + x / 32) * 3 + channel])
      }
    }
  }
}
