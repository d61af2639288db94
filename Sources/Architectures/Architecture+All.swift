import Foundation
internal import Wording

extension Architecture {
  /// All that can be built: in the order of Keras's table of applications, then those that Keras does not have.
  /// MobileNets of other widths are made by `mobileNet(alpha:)` and `mobileNetV2(alpha:)`.
  public static let all: [Architecture] = [
    .xception,
    .vgg16, .vgg19,
    .resNet50, .resNet50V2, .resNet101, .resNet101V2, .resNet152, .resNet152V2,
    .inceptionV3, .inceptionResNetV2,
    .mobileNet, .mobileNetV2,
    .denseNet121, .denseNet169, .denseNet201,
    .nasNetMobile,
    .efficientNetB0,
    .convNeXtTiny,
    .efficientNetLite0, .mobileNetV2Torch,
  ]

  /// The other widths that Keras has ImageNet's weights for.
  public static let otherWidths: [Architecture] =
    [0.25, 0.5, 0.75].map { .mobileNet(alpha: $0) } + [0.35, 0.5, 0.75, 1.3, 1.4].map { .mobileNetV2(alpha: $0) }

  /// The architecture of this name, the engine's or Keras's; capitals, spaces and marks do not matter: `ResNet-50`,
  /// `mobilenet_0.25`, `MobileNetV2 alpha 1.4`.
  ///
  /// - Throws: `ArchitectureError.unknown`, with the nearest names.
  public static func named(_ name: String) throws -> Architecture {
    let wanted = plain(name)
    func isWanted(_ one: Architecture) -> Bool { plain(one.name) == wanted || plain(one.modelName) == wanted }
    if let found = all.first(where: isWanted) ?? otherWidths.first(where: isWanted) { return found }
    let names = all.map(\.name)
    throw ArchitectureError.unknown(name: name, nearest: Spelling.nearest(to: name, among: names), known: names)
  }

  /// Small letters and digits; a width is written as briefly as it can be, and not at all when it is 1.
  private static func plain(_ name: String) -> String {
    let lowercased = name.lowercased().replacing("alpha", with: " ")
    let parts = lowercased.split { !$0.isLetter && !$0.isNumber && $0 != "." }
    return parts.map { part in
      guard part.contains("."), let width = Double(part) else { return String(part) }
      return width == 1 ? "" : "\(width)"
    }.joined()
  }
}
