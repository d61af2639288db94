import Foundation
import Tensors

/// From the names and layouts that one implementation in PyTorch gives a network's weights to Keras's.
///
/// Kernels are OIHW and become HWIO; a depthwise kernel, (C, 1, kh, kw), becomes (kh, kw, C, 1); a dense one, (out, in),
/// becomes (in, out). Batch norm's weight, bias, running_mean, running_var are gamma, beta, moving_mean, moving_variance.
struct TorchNames {
  /// One weight: its name in the file, `layer/variable` in Keras, and the file's axes in Keras's order.
  typealias Row = (source: String, target: String, axes: [Int])

  /// What it names, and whose names they are: `MobileNetV2 by torchvision`.
  let subject: String
  /// The weights of the network without its top.
  let rows: [Row]
  /// The weights of its top, in each way that they are called; a file has one of them, or no top.
  let tops: [[Row]]
  /// A layer that only the right architecture has, where another has the same weights and computes something else.
  var telltale: (layer: String, architecture: String)?

  /// All that is known.
  static let all: [TorchNames] = [.efficientNetLite0, .mobileNetV2Torchvision, .mobileNetV2Sequential]

  /// The weights by `layer/variable` as Keras has them, by whichever table knows the file's names.
  ///
  /// - Parameters:
  ///   - layers: the names of the layers that take them.
  ///   - model: the name of their model.
  /// - Throws: `WeightsError.unknownTensors`, which says what the file seems to hold, `.missingWeights`, `.wrongShape`, or
  ///   `.mismatch` when they are another architecture's.
  static func keras(
    _ torch: [String: TorchTensor], for layers: Set<String>, model: String, file: String
  ) throws -> [String: Tensor] {
    let torch = withoutWrapper(torch)
    guard let names = all.first(where: { $0.knows(torch.keys) }) else {
      throw WeightsError.unknownTensors(
        file: file, seems: TorchGuess.subject(of: torch.keys), holds: torch.keys.sorted(), known: all.map(\.subject))
    }
    if let telltale = names.telltale, !layers.contains(telltale.layer) {
      throw WeightsError.mismatch(
        Mismatch(
          file: file, model: model, expected: "no layer \"\(telltale.layer)\"",
          found: "\(names.subject), which Lectern builds as .\(telltale.architecture)"))
    }
    return try names.keras(torch, file: file)
  }

  /// Whether most of its names are there, and no others.
  func knows(_ names: some Collection<String>) -> Bool {
    let names = Set(names.filter { !$0.hasSuffix(".num_batches_tracked") })
    let own = Set(rows.map(\.source))
    return own.intersection(names).count * 2 > own.count
      && names.subtracting(own).subtracting(tops.joined().map(\.source)).isEmpty
  }

  /// The weights by `layer/variable` as Keras has them.
  ///
  /// - Throws: `WeightsError.missingWeights` when the file lacks one, `.wrongShape` when one has not its layer's axes.
  func keras(_ torch: [String: TorchTensor], file: String) throws -> [String: Tensor] {
    let top = tops.first { $0.contains { torch[$0.source] != nil } } ?? []
    var result: [String: Tensor] = [:]
    for (source, target, axes) in rows + top {
      guard let tensor = torch[source] else {
        throw WeightsError.missingWeights(file: file, name: source, holds: torch.keys.sorted())
      }
      guard tensor.sizes.count == axes.count else {
        throw WeightsError.wrongShape(
          file: file, name: source, expected: Shape([Int](repeating: 0, count: axes.count)), found: Shape(tensor.sizes))
      }
      result[target] = tensor.permuted(axes).tensor()
    }
    return result
  }

  /// A network that was trained on several devices is saved within a wrapper, `module`.
  private static func withoutWrapper(_ torch: [String: TorchTensor]) -> [String: TorchTensor] {
    let wrapper = "module."
    guard torch.keys.allSatisfy({ $0.hasPrefix(wrapper) }) else { return torch }
    return Dictionary(torch.map { (String($0.key.dropFirst(wrapper.count)), $0.value) }) { first, _ in first }
  }
}

// What the tables are made of.
extension TorchNames {
  /// A convolution and its batch norm.
  static func normalized(_ torch: (String, String), _ keras: (String, String), isDepthwise: Bool = false) -> [Row] {
    let axes = isDepthwise ? [2, 3, 0, 1] : [2, 3, 1, 0]
    let parts = [
      ("weight", "gamma"), ("bias", "beta"), ("running_mean", "moving_mean"), ("running_var", "moving_variance"),
    ]
    return [("\(torch.0).weight", "\(keras.0)/kernel", axes)]
      + parts.map { ("\(torch.1).\($0)", "\(keras.1)/\($1)", [0]) }
  }

  /// A dense layer.
  static func dense(_ torch: String, _ keras: String) -> [Row] {
    [("\(torch).weight", "\(keras)/kernel", [1, 0]), ("\(torch).bias", "\(keras)/bias", [0])]
  }
}
