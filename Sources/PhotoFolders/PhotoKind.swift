/// What a set of pictures is about, by the names of its classes.
package enum PhotoKind: String, CaseIterable, Sendable {
  case townAndCountry, flowers, catsAndDogs
  /// Somebody's own classes.
  case own

  /// The five kinds of flowers of TensorFlow's `flower_photos`, in one and in several.
  private static let flowerNames = [
    ["daisy", "daisies"], ["dandelion", "dandelions"], ["rose", "roses"], ["sunflower", "sunflowers"],
    ["tulip", "tulips"],
  ]

  /// The kind that these classes make, capitals or not.
  package init(classNames: [String]) {
    let names = Set(classNames.map { $0.lowercased() })
    if names == ["urban", "rural"] {
      self = .townAndCountry
    } else if names.count == 2, !names.isDisjoint(with: ["cat", "cats"]), !names.isDisjoint(with: ["dog", "dogs"]) {
      self = .catsAndDogs
    } else if Self.flowerNames.filter({ !names.isDisjoint(with: $0) }).count >= 2 {
      self = .flowers
    } else {
      self = .own
    }
  }

  /// In a sentence: "pictures of …"; for one's own, "pictures …".
  package var words: String {
    switch self {
    case .townAndCountry: "town and country"
    case .flowers: "flowers"
    case .catsAndDogs: "cats and dogs"
    case .own: "in classes of your own"
    }
  }
}
