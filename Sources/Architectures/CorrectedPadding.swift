import NeuralNetworks
import Tensors

extension SymbolicTensor {
  /// The zeros around a picture, `[H, W, C]`, before a window that goes over it in steps of two without padding of its own.
  ///
  /// They make `H' = ceil(H / 2)`. An even size gets one zero less above or to the left; an unknown one counts as even.
  /// Source: `keras/src/applications/imagenet_utils.py`, `correct_pad`.
  func correctedPadding(window: Int) -> EdgePadding {
    let half = window / 2
    func first(_ size: Int?) -> Int { half - (size.map { 1 - $0 % 2 } ?? 1) }
    return EdgePadding(top: first(shape[0]), bottom: half, left: first(shape[1]), right: half)
  }
}
