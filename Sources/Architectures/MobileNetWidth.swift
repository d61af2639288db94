/// How MobileNets become narrower or wider: alpha is the share of the paper's channels that each layer has.
enum MobileNetWidth {
  /// A share of so many channels, rounded down; 0 for an alpha that makes no sense.
  static func share(_ alpha: Double, of channels: Int) -> Int {
    (0...100).contains(alpha) ? Int(Double(channels) * alpha) : 0
  }

  /// The nearest multiple of 8, at least 8 and not more than a tenth below.
  ///
  /// Source: `_make_divisible` in `keras/src/applications/mobilenet_v2.py`.
  static func divisible(_ channels: Double) -> Int {
    guard (0...1e6).contains(channels) else { return 0 }
    let rounded = max(8, Int(channels + 4) / 8 * 8)
    return Double(rounded) < 0.9 * channels ? rounded + 8 : rounded
  }

  /// `mobileNet`, `mobileNet_0.25`.
  static func name(_ family: String, _ alpha: Double) -> String { alpha == 1 ? family : "\(family)_\(alpha)" }
}
