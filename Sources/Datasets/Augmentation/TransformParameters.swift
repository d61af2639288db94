/// What is done to one picture: drawn by `ImageDataGenerator.getRandomTransform`, or written down. Keras's dictionary of
/// the same names; what is not said changes nothing.
public struct TransformParameters: Hashable, Codable, Sendable {
  /// The angle of rotation in degrees.
  public var theta: Double
  /// By how many pixels the picture is shifted along x, as Keras's `apply_transform` takes it.
  public var tx: Double
  /// By how many pixels the picture is shifted along y, as Keras's `apply_transform` takes it.
  public var ty: Double
  /// The angle of shearing in degrees.
  public var shear: Double
  /// How many old pixels a new one steps over along x: above 1 the picture shrinks.
  public var zx: Double
  /// How many old pixels a new one steps over along y.
  public var zy: Double
  /// Whether left and right are exchanged.
  public var flipHorizontal: Bool
  /// Whether top and bottom are exchanged.
  public var flipVertical: Bool
  /// What is added to every channel; nil for nothing.
  public var channelShiftIntensity: Double?
  /// What the pixels are multiplied by; nil for nothing. Any number rounds the pixels to whole grey levels.
  public var brightness: Double?

  /// A transformation; without arguments it changes nothing.
  public init(
    theta: Double = 0, tx: Double = 0, ty: Double = 0, shear: Double = 0, zx: Double = 1, zy: Double = 1,
    flipHorizontal: Bool = false, flipVertical: Bool = false, channelShiftIntensity: Double? = nil,
    brightness: Double? = nil
  ) {
    self.theta = theta
    self.tx = tx
    self.ty = ty
    self.shear = shear
    self.zx = zx
    self.zy = zy
    self.flipHorizontal = flipHorizontal
    self.flipVertical = flipVertical
    self.channelShiftIntensity = channelShiftIntensity
    self.brightness = brightness
  }

  /// What is done, in words for the key under which features are kept; empty where nothing is.
  var key: String {
    var parts: [String] = []
    func add(_ name: String, _ value: Double, unless neutral: Double) {
      if value != neutral { parts.append("\(name)=\(value)") }
    }
    add("theta", theta, unless: 0)
    add("tx", tx, unless: 0)
    add("ty", ty, unless: 0)
    add("shear", shear, unless: 0)
    add("zx", zx, unless: 1)
    add("zy", zy, unless: 1)
    if let channelShiftIntensity { parts.append("shift=\(channelShiftIntensity)") }
    if flipVertical { parts.append("vflip") }
    if let brightness { parts.append("brightness=\(brightness)") }
    if flipHorizontal { parts.append("flip") }
    return parts.joined(separator: " ")
  }

  /// Whether every number is one that pixels can be computed with.
  var isFinite: Bool {
    [theta, tx, ty, shear, zx, zy, channelShiftIntensity ?? 0, brightness ?? 0].allSatisfy(\.isFinite)
  }
}
