import Foundation
internal import Wording

extension Architecture {
  /// All that can be built: in the order of Keras's table of applications, then those that Keras does not have.
  /// MobileNets of other widths are made by `mobileNet(alpha:)` and `mobileNetV2(alpha:)`.
  public static let all: [Architecture] = [
    .xception,
    .efficientNetLite0,
  ]

  /// The architecture of this name, the engine's or Keras's; capitals, spaces and marks do not matter: `ResNet-50`.
  ///
  /// - Throws: `ArchitectureError.unknown`, with the nearest names.
  public static func named(_ name: String) throws -> Architecture {
    func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    let wanted = plain(name)
    if let found = all.first(where: { plain($0.name) == wanted || plain($0.modelName) == wanted }) { return found }
    let names = all.map(\.name)
    throw ArchitectureError.unknown(name: name, nearest: Spelling.nearest(to: name, among: names), known: names)
  }
}
