/// How the last feature map becomes one row of features.
public enum GlobalPooling: String, Hashable, Codable, Sendable {
  /// The mean of each channel.
  case average
  /// The largest of each channel.
  case max
}
