extension ImageDataGenerator {
  /// Whether pictures can be made with these arguments.
  ///
  /// - Parameter channels: how many channels the pictures have.
  /// - Throws: `ImageDataGeneratorError`.
  func check(channels: Int) throws {
    func check(_ isValid: Bool, _ name: String, _ value: Any, _ expected: String) throws {
      if !isValid { throw ImageDataGeneratorError.argument(name, value: "\(value)", expected: expected) }
    }
    let finite = "a finite number"
    try check(rotationRange.isFinite, "rotationRange", rotationRange, finite + " of degrees")
    try check(shearRange.isFinite, "shearRange", shearRange, finite + " of degrees")
    try check(channelShiftRange.isFinite, "channelShiftRange", channelShiftRange, finite)
    try check(cval.isFinite, "cval", cval, finite)
    try check(rescale?.isFinite ?? true, "rescale", rescale ?? 0, finite)
    try check(zcaEpsilon.isFinite, "zcaEpsilon", zcaEpsilon, finite)
    try check(zoomRange.isValid, "zoomRange", zoomRange.ends, "a finite number or two of them")
    let shift = "a finite part of the side, a number of pixels from 0, or a list of finite numbers"
    try check(widthShiftRange.isValid, "widthShiftRange", widthShiftRange, shift)
    try check(heightShiftRange.isValid, "heightShiftRange", heightShiftRange, shift)
    if let brightnessRange {
      let isFinite = brightnessRange.lowerBound.isFinite && brightnessRange.upperBound.isFinite
      try check(isFinite, "brightnessRange", brightnessRange, "a range of finite numbers")
    }
    try check((0..<1).contains(validationSplit), "validationSplit", validationSplit, "a part from 0 to below 1")
    try check(
      (0...1).contains(interpolationOrder), "interpolationOrder", interpolationOrder,
      "1, a weighted mean of four pixels, or 0, the nearest; splines are not there")
    if channels != 3, preprocessing != .none {
      throw ImageDataGeneratorError.preprocessing(preprocessing.name, channels: channels)
    }
  }

  /// Whether what `fit` finds is there where it is needed.
  func checkFitted(channels: Int) throws {
    guard featurewiseCenter else { return }
    let name =
      zcaWhitening ? "zcaWhitening" : featurewiseStdNormalization ? "featurewiseStdNormalization" : "featurewiseCenter"
    guard let mean = statistics.mean else { throw ImageDataGeneratorError.notFitted(name) }
    guard mean.count == channels else {
      throw ImageDataGeneratorError.fittedToOthers(channels: mean.count, found: channels)
    }
  }

  /// How many different pictures may come of one; nil where there is no end of them.
  var variants: Int? {
    guard rotationRange == 0, shearRange == 0, zoomRange.isOne, channelShiftRange == 0,
      brightnessRange.map({ $0.lowerBound == $0.upperBound }) ?? true,
      let across = widthShiftRange.variants, let down = heightShiftRange.variants
    else { return nil }
    return min(across, 1 << 20) * min(down, 1 << 20) * (horizontalFlip ? 2 : 1) * (verticalFlip ? 2 : 1)
  }

  /// With more variants than this, one rarely comes again, and what is kept of it would be a waste.
  private static let mostKeptVariants = 8

  /// What of these arguments shows in pixels, besides what is drawn: a part of the key under which features are kept; nil
  /// where nothing is to be kept.
  var key: String? {
    guard preprocessingFunction == nil, let variants, variants <= Self.mostKeptVariants else { return nil }
    var parts = [preprocessing.name]
    if let rescale { parts.append("rescale=\(rescale)") }
    if samplewiseCenter { parts.append("samplewise") }
    if samplewiseStdNormalization { parts.append("samplewise-std") }
    if featurewiseCenter { parts.append(statistics.key) }
    let isMoved = !widthShiftRange.isZero || !heightShiftRange.isZero
    if isMoved { parts.append("\(fillMode.rawValue) \(cval) order=\(interpolationOrder)") }
    return parts.joined(separator: " ")
  }
}
