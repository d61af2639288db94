/// How the classes of pictures are told to a loss. Names as in Keras.
public enum ClassMode: String, CaseIterable, Sendable {
  /// One-hot rows, `[N, classes]`: for categorical cross-entropy.
  case categorical
  /// 0 or 1, `[N]`: for binary cross-entropy.
  case binary
  /// The index of the class, `[N]`: for sparse categorical cross-entropy.
  case sparse
  /// The pictures themselves, `[N, H, W, C]`: for a network that is to give back what it gets.
  case input
  /// Nothing, `[N, 0]`: for pictures that are only to be predicted.
  case none
}
