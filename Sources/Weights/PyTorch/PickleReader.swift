import Foundation
import Tensors

/// Reads PyTorch files of weights, safely: it can build tensors and nothing else.
package enum PickleReader {
  /// The tensors of a file that `torch.save` wrote from a dictionary of tensors, by name, as Float32, in PyTorch's layouts
  /// (a convolution's kernel is OIHW). The legacy layout and today's zip are both read.
  ///
  /// - Throws: `WeightsError.unreadable`; `.malformed` when the file is cut short or contradicts itself; `.refused` when it
  ///   asks for anything but tensors, naming what.
  package static func tensors(contentsOf url: URL) throws -> [String: Tensor] {
    try TorchFile(contentsOf: url).tensors.mapValues { $0.tensor() }
  }
}
