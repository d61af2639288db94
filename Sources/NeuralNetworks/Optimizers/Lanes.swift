internal import CLanes

/// Eight numbers that are changed at once.
typealias Lanes = SIMD8<Float>

/// Where some numbers stand: eight of them, or what is left at the end.
struct LanePlace {
  let start: Int
  let count: Int

  /// Calls `body` for each eight of `count` numbers, and for the rest.
  @inline(__always)
  static func forEach(count: Int, _ body: (LanePlace) -> Void) {
    let whole = count & ~7
    var start = 0
    while start < whole {
      body(LanePlace(start: start, count: 8))
      start &+= 8
    }
    if start < count { body(LanePlace(start: start, count: count - start)) }
  }
}

extension UnsafePointer<Float> {
  /// The numbers of a place, with zeros behind what is left at the end.
  @inline(__always)
  func lanes(_ place: LanePlace) -> Lanes {
    if place.count == 8 { return UnsafeRawPointer(self + place.start).loadUnaligned(as: Lanes.self) }
    var lanes = Lanes()
    for index in 0..<place.count { lanes[index] = self[place.start + index] }
    return lanes
  }
}

extension UnsafeMutablePointer<Float> {
  /// The numbers of a place, with zeros behind what is left at the end.
  @inline(__always)
  func lanes(_ place: LanePlace) -> Lanes { UnsafePointer(self).lanes(place) }

  /// Writes the numbers of a place.
  @inline(__always)
  func store(_ lanes: Lanes, _ place: LanePlace) {
    if place.count == 8 {
      UnsafeMutableRawPointer(self + place.start).storeBytes(of: lanes, as: Lanes.self)
    } else {
      for index in 0..<place.count { self[place.start + index] = lanes[index] }
    }
  }
}

extension Lanes {
  /// The root of each.
  @inline(__always)
  var roots: Lanes { square_roots(self) }
}
