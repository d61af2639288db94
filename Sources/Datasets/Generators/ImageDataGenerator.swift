import Tensors

/// Makes batches of pictures, with what is to be done to each of them: drawn transformations, then normalisation. Keras's
/// `ImageDataGenerator`, with its names and its definitions.
///
/// Transformations come in Keras's order: rotation, shift, shear and zoom in one resampling, then the channel shift, the
/// flips, the brightness. Then the pixels are prepared: `preprocessing`, `preprocessingFunction`, `rescale`, then what is
/// samplewise, then what is featurewise. Arguments are checked where pictures are first asked for.
public struct ImageDataGenerator: Sendable {
  /// What the network expects of its pixels.
  public let preprocessing: Preprocessing
  /// What the pixels are multiplied by, after `preprocessing`; nil for nothing.
  public let rescale: Double?
  /// Whether the mean of each channel over all pictures is taken away; needs `fit`.
  public let featurewiseCenter: Bool
  /// Whether the mean of each picture is taken away.
  public let samplewiseCenter: Bool
  /// Whether each channel is divided by its deviation over all pictures; needs `fit`.
  public let featurewiseStdNormalization: Bool
  /// Whether each picture is divided by its deviation.
  public let samplewiseStdNormalization: Bool
  /// Whether neighbouring pixels are decorrelated over all pictures; needs `fit`.
  public let zcaWhitening: Bool
  /// What is added to each singular value before it is divided by.
  public let zcaEpsilon: Double
  /// The largest angle of rotation in degrees, to either side.
  public let rotationRange: Double
  /// How far columns may be shifted.
  public let widthShiftRange: ShiftRange
  /// How far rows may be shifted.
  public let heightShiftRange: ShiftRange
  /// What grey levels may be multiplied by; nil for nothing.
  public let brightnessRange: ClosedRange<Double>?
  /// The largest angle of shearing in degrees, to either side.
  public let shearRange: Double
  /// How far pictures may be zoomed.
  public let zoomRange: ZoomRange
  /// How much may be added to all channels, or taken away.
  public let channelShiftRange: Double
  /// What lies beyond the edges.
  public let fillMode: FillMode
  /// The value beyond the edges where `fillMode` is `.constant`.
  public let cval: Double
  /// Whether half of the pictures, drawn anew each epoch, are mirrored.
  public let horizontalFlip: Bool
  /// Whether half of the pictures, drawn anew each epoch, are turned upside down.
  public let verticalFlip: Bool
  /// Is given each picture `[H, W, C]` after its transformation and gives back one of the same shape. It is called from
  /// several threads at once. What it makes of a picture cannot be known, and so features are not kept.
  public let preprocessingFunction: (@Sendable (Tensor) throws -> Tensor)?
  /// The part of the pictures that is set aside for validation, 0..<1.
  public let validationSplit: Double
  /// 1 for a weighted mean of four pixels, 0 for the nearest.
  public let interpolationOrder: Int
  /// What `fit` found.
  var statistics = FittedStatistics()

  /// A generator; without arguments the pictures come as they are, 0…255.
  public init(
    preprocessing: Preprocessing = .none, rescale: Double? = nil, featurewiseCenter: Bool = false,
    samplewiseCenter: Bool = false, featurewiseStdNormalization: Bool = false,
    samplewiseStdNormalization: Bool = false, zcaWhitening: Bool = false, zcaEpsilon: Double = 1e-6,
    rotationRange: Double = 0, widthShiftRange: ShiftRange = 0, heightShiftRange: ShiftRange = 0,
    brightnessRange: ClosedRange<Double>? = nil, shearRange: Double = 0, zoomRange: ZoomRange = 0,
    channelShiftRange: Double = 0, fillMode: FillMode = .nearest, cval: Double = 0, horizontalFlip: Bool = false,
    verticalFlip: Bool = false, preprocessingFunction: (@Sendable (Tensor) throws -> Tensor)? = nil,
    validationSplit: Double = 0, interpolationOrder: Int = 1
  ) {
    self.preprocessing = preprocessing
    self.rescale = rescale
    // What divides by a deviation, and whitening, takes the mean away too, as in Keras; whitening does the rest itself.
    self.featurewiseCenter = featurewiseCenter || featurewiseStdNormalization || zcaWhitening
    self.samplewiseCenter = samplewiseCenter || samplewiseStdNormalization
    self.featurewiseStdNormalization = featurewiseStdNormalization && !zcaWhitening
    self.samplewiseStdNormalization = samplewiseStdNormalization
    self.zcaWhitening = zcaWhitening
    self.zcaEpsilon = zcaEpsilon
    self.rotationRange = rotationRange
    self.widthShiftRange = widthShiftRange
    self.heightShiftRange = heightShiftRange
    self.brightnessRange = brightnessRange
    self.shearRange = shearRange
    self.zoomRange = zoomRange
    self.channelShiftRange = channelShiftRange
    self.fillMode = fillMode
    self.cval = cval
    self.horizontalFlip = horizontalFlip
    self.verticalFlip = verticalFlip
    self.preprocessingFunction = preprocessingFunction
    self.validationSplit = validationSplit
    self.interpolationOrder = interpolationOrder
  }
}
