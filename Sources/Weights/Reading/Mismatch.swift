import Tensors

/// Where a file of weights and a model part ways.
public struct Mismatch: Hashable, Codable, Sendable {
  /// The file.
  public var file: String
  /// The model's name.
  public var model: String
  /// The first layer that does not fit; nil when it is their number.
  public var layer: String?
  /// What the model has there: `kernel (3, 3, 64, 64)`.
  public var expected: String
  /// What the file has there.
  public var found: String
  /// What the file seems to hold: `xception without its top`; nil when that is not known.
  public var holds: String?

  /// Two or three sentences.
  var sentences: String {
    let place = layer.map { "at the layer \"\($0)\" " } ?? ""
    let advice = holds.map { " The file seems to hold \($0)." } ?? ""
    return "\(file) does not fit the model \"\(model)\": \(place)the model has \(expected), the file has \(found)."
      + advice
  }
}
