/// Which part of pictures that were split is wanted. Names as in Keras.
public enum Subset: String, CaseIterable, Sendable {
  /// What is left after the validation part: the later pictures.
  case training
  /// The first pictures, as many as `validationSplit` says.
  case validation

  /// The part of `count` pictures.
  func rows(of count: Int, validationSplit: Double) -> Range<Int> {
    let split = Int(validationSplit * Double(count))
    return self == .validation ? 0..<split : split..<count
  }
}
