/// How the labels of a dataset are written. Names as in Keras.
public enum LabelMode: String, CaseIterable, Sendable {
  /// The index of the class, `[N]`: for sparse categorical cross-entropy.
  case int
  /// One-hot rows, `[N, classes]`: for categorical cross-entropy.
  case categorical
  /// 0 or 1, `[N]`: for binary cross-entropy.
  case binary
  /// Nothing, `[N, 0]`: for pictures that are only to be predicted.
  case none

  var classMode: ClassMode {
    switch self {
    case .int: .sparse
    case .categorical: .categorical
    case .binary: .binary
    case .none: .none
    }
  }
}

/// Where the labels of a dataset come from. As in Keras.
public enum DatasetLabels: Hashable, Sendable {
  /// From the folders: one folder a class.
  case inferred
  /// There are none; pictures may lie anywhere in the folder.
  case none
  /// The class of each picture, in the order of their paths; pictures may lie anywhere in the folder.
  case list([Int])
}
