import Tensors

extension ImageDataGenerator {
  /// Draws what is to be done to a picture. The same seed gives the numbers that Keras's `get_random_transform` gives.
  ///
  /// - Parameter shape: of the picture, `[H, W, C]`.
  /// - Throws: `ImageDataGeneratorError`.
  public func getRandomTransform(_ shape: Shape, seed: Int) throws -> TransformParameters {
    try check(picture: shape, for: "getRandomTransform")
    try check(channels: 3)
    var random = RandomState(seed: seed)
    return draw(height: shape[0], width: shape[1], &random)
  }

  /// Draws in Keras's order. Both flips are drawn even where there are none.
  func draw(height: Int, width: Int, _ random: inout RandomState) -> TransformParameters {
    var parameters = TransformParameters()
    if rotationRange != 0 { parameters.theta = random.uniform(-rotationRange, rotationRange) }
    parameters.tx = heightShiftRange.draw(&random, length: height)
    parameters.ty = widthShiftRange.draw(&random, length: width)
    if shearRange != 0 { parameters.shear = random.uniform(-shearRange, shearRange) }
    if !zoomRange.isOne {
      parameters.zx = random.uniform(zoomRange.ends[0], zoomRange.ends[1])
      parameters.zy = random.uniform(zoomRange.ends[0], zoomRange.ends[1])
    }
    let (first, second) = (random.random(), random.random())
    parameters.flipHorizontal = first < 0.5 && horizontalFlip
    parameters.flipVertical = second < 0.5 && verticalFlip
    if channelShiftRange != 0 {
      parameters.channelShiftIntensity = random.uniform(-channelShiftRange, channelShiftRange)
    }
    if let brightnessRange {
      parameters.brightness = random.uniform(brightnessRange.lowerBound, brightnessRange.upperBound)
    }
    return parameters
  }

  /// A picture `[H, W, C]` changed as the parameters say; same shape. Of the generator only `fillMode`, `cval` and
  /// `interpolationOrder` count.
  ///
  /// - Throws: `ImageDataGeneratorError`.
  public func applyTransform(_ x: Tensor, _ parameters: TransformParameters) throws -> Tensor {
    try check(picture: x.shape, for: "applyTransform")
    try check(channels: 3)
    guard parameters.isFinite else {
      throw ImageDataGeneratorError.argument("parameters", value: "\(parameters)", expected: "finite numbers")
    }
    return transformed(x, parameters)
  }

  /// A picture `[H, W, C]` with a transformation that `getRandomTransform` draws.
  public func randomTransform(_ x: Tensor, seed: Int) throws -> Tensor {
    try applyTransform(x, try getRandomTransform(x.shape, seed: seed))
  }

  func transformed(_ x: Tensor, _ parameters: TransformParameters) -> Tensor {
    Tensor(uninitializedShape: x.shape) { target in
      transform(x.shape, parameters, into: target) { source in
        x.withUnsafeScalars { _ = source.update(fromContentsOf: $0) }
      }
    }
  }

  /// Makes a changed picture in `target`. `read` writes the picture as it is, to where it is told.
  func transform(
    _ shape: Shape, _ parameters: TransformParameters, into target: UnsafeMutableBufferPointer<Float>,
    read: (UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    let (height, width, channels) = (shape[0], shape[1], shape[2])
    if let transform = AffineTransform(parameters, height: height, width: width) {
      let resampler = AffineResampler(
        transform: transform, fillMode: fillMode, cval: Float(cval), takesNearest: interpolationOrder == 0,
        height: height, width: width, channels: channels)
      let count = target.count
      withUnsafeTemporaryAllocation(of: Float.self, capacity: count + AffineResampler.readsBeyond) { source in
        read(UnsafeMutableBufferPointer(rebasing: source[..<count]))
        for index in count..<source.count { source.initializeElement(at: index, to: 0) }
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        resampler.resample(from, into: to)
      }
    } else {
      read(target)
    }
    let shifts = PixelShifts(height: height, width: width, channels: channels)
    if let intensity = parameters.channelShiftIntensity { shifts.shiftChannels(target, by: Float(intensity)) }
    if parameters.flipHorizontal { shifts.flipHorizontally(target) }
    if parameters.flipVertical { shifts.flipVertically(target) }
    if let brightness = parameters.brightness { shifts.brighten(target, by: Float(brightness)) }
  }

  private func check(picture shape: Shape, for name: String) throws {
    guard shape.rank == 3, [1, 3, 4].contains(shape[2]), shape.count > 0 else {
      throw ImageDataGeneratorError.shape(name, expected: "[height, width, 1, 3 or 4 channels]", found: shape)
    }
  }
}
