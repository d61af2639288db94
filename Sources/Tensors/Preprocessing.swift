internal import CPixels
internal import Wording

/// What a network expects of its pixels, from 0…255: `(x / divisor - mean) / deviation` by channel, after an optional
/// swap to BGR. The definitions are those of Keras's `imagenet_utils.preprocess_input`.
public struct Preprocessing: Hashable, Codable, Sendable {
  /// `tf`, `caffe`, `torch`, …; part of the key under which features are kept.
  public let name: String
  let swapsRedAndBlue: Bool
  let divisor: Float
  let mean: [Float]
  let deviation: [Float]

  /// Pixels as they are, 0…255.
  public static let none = Preprocessing(name: "none", divisor: 1, mean: [0, 0, 0], deviation: [1, 1, 1])
  /// -1…1: `x / 127.5 - 1` (Inception, Xception, MobileNet, ResNetV2).
  public static let tf = Preprocessing(name: "tf", divisor: 127.5, mean: [1, 1, 1], deviation: [1, 1, 1])
  /// BGR minus ImageNet's mean (VGG, ResNet).
  public static let caffe = Preprocessing(
    name: "caffe", swapsRedAndBlue: true, divisor: 1, mean: [103.939, 116.779, 123.68], deviation: [1, 1, 1])
  /// 0…1, then ImageNet's mean and deviation (DenseNet).
  public static let torch = Preprocessing(
    name: "torch", divisor: 255, mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225])
  /// `(x - 127) / 128` (EfficientNet-Lite).
  public static let lite = Preprocessing(name: "lite", divisor: 1, mean: [127, 127, 127], deviation: [128, 128, 128])

  /// All of them.
  public static let all: [Preprocessing] = [.none, .tf, .caffe, .torch, .lite]

  /// The one of this name; nil where there is none.
  public static func named(_ name: String) -> Preprocessing? { all.first { $0.name == name } }

  init(name: String, swapsRedAndBlue: Bool = false, divisor: Float, mean: [Float], deviation: [Float]) {
    self.name = name
    self.swapsRedAndBlue = swapsRedAndBlue
    self.divisor = divisor
    self.mean = mean
    self.deviation = deviation
  }

  /// The pixels of pictures `[…, 3]`, 0…255, as the network wants them; same shape.
  public func callAsFunction(_ pictures: Tensor) -> Tensor {
    require(pictures.shape[-1] == 3, "pictures to preprocess have 3 channels last; these are \(pictures.shape)")
    guard self != .none else { return pictures }
    var result = pictures
    result.withUnsafeMutableScalars(apply)
    return result
  }

  /// Changes pixels of 3 channels in place.
  package func apply(to pixels: UnsafeMutableBufferPointer<Float>) {
    guard self != .none else { return }
    guard let first = pixels.baseAddress else { return }
    pixels_prepare(first, pixels.count / 3, swapsRedAndBlue ? 1 : 0, divisor, mean, deviation)
  }
}
