import Tensors

/// Features in memory, up to a number of bytes: what was not used for longest goes first.
struct FeatureMemory {
  private struct Key: Hashable {
    let model: String
    let key: String
  }

  /// A place in the order of use: a list within an array, the last used at its head. The numbers are in memory of their own,
  /// which a change of the order does not touch: a forked process goes on sharing it.
  private struct Place {
    var key: Key
    var features: Tensor
    var newer: Int
    var older: Int
  }

  private static let none = -1
  /// What keeping takes beside the numbers and the key, about.
  private static let overhead = 256

  /// The most bytes.
  let limit: Int
  /// How many bytes are taken.
  private(set) var bytes = 0
  private var positions: [Key: Int] = [:]
  private var places: [Place] = []
  private var free: [Int] = []
  private var newest = none
  private var oldest = none

  init(limit: Int) { self.limit = limit }

  /// How many pictures' features there are.
  var count: Int { positions.count }

  /// The features of a picture, which then is the last used.
  mutating func features(model: String, key: String) -> Tensor? {
    guard let position = positions[Key(model: model, key: key)] else { return nil }
    if position != newest {
      unlink(position)
      link(position)
    }
    return places[position].features
  }

  /// Keeps the features of a picture, unless they are too large for the limit by themselves.
  mutating func keep(_ features: Tensor, model: String, key: String) {
    let key = Key(model: model, key: key)
    if let known = positions[key] { remove(known) }
    let size = Self.size(features, key)
    guard size <= limit else { return }
    while bytes + size > limit, oldest != Self.none { remove(oldest) }
    let place = Place(key: key, features: features, newer: Self.none, older: Self.none)
    let position = free.popLast() ?? places.count
    if position == places.count { places.append(place) } else { places[position] = place }
    positions[key] = position
    bytes += size
    link(position)
  }

  private static func size(_ features: Tensor, _ key: Key) -> Int {
    features.count * MemoryLayout<Float>.stride + key.key.utf8.count + overhead
  }

  private mutating func remove(_ position: Int) {
    unlink(position)
    let place = places[position]
    bytes -= Self.size(place.features, place.key)
    positions[place.key] = nil
    places[position].features = Tensor(shape: [0])
    free.append(position)
  }

  private mutating func link(_ position: Int) {
    places[position].newer = Self.none
    places[position].older = newest
    if newest != Self.none { places[newest].newer = position }
    newest = position
    if oldest == Self.none { oldest = position }
  }

  private mutating func unlink(_ position: Int) {
    let (newer, older) = (places[position].newer, places[position].older)
    if newer == Self.none { newest = older } else { places[newer].older = older }
    if older == Self.none { oldest = newer } else { places[older].newer = newer }
  }
}
