import Foundation
import Tensors

/// Which files show the same picture.
struct SamePictures {
  /// Groups of two or more by their places, in order.
  let groups: [[Int]]

  /// Compares each with each, on all cores.
  init(_ pictures: [CheckedPicture]) throws {
    // Of files with the same bytes only the first is compared.
    var firsts: [String: Int] = [:]
    var pairs: [(Int, Int)] = []
    var looks: [(place: Int, look: PictureLook)] = []
    for (place, picture) in pictures.enumerated() {
      guard let look = picture.found else { continue }
      if let first = firsts[look.digest] {
        pairs.append((first, place))
      } else {
        firsts[look.digest] = place
        looks.append((place, look))
      }
    }
    let lock = NSLock()
    let bits = looks.map { $0.look.hash?.bits }
    try inParallel(count: looks.count) { first in
      guard let own = bits[first] else { return }
      for second in first + 1..<looks.count {
        guard let other = bits[second], (own ^ other).nonzeroBitCount <= PictureLook.mostBits,
          looks[first].look.looksLike(looks[second].look)
        else { continue }
        lock.withLock { pairs.append((looks[first].place, looks[second].place)) }
      }
    }
    groups = Self.joined(pairs, count: pictures.count)
  }

  /// Pairs that have one in common are of one group.
  private static func joined(_ pairs: [(Int, Int)], count: Int) -> [[Int]] {
    var parents = Array(0..<count)
    func root(_ place: Int) -> Int {
      var place = place
      while parents[place] != place {
        parents[place] = parents[parents[place]]
        place = parents[place]
      }
      return place
    }
    for (first, second) in pairs {
      let (a, b) = (root(first), root(second))
      // The smaller place is the root, whatever the order of the pairs.
      parents[max(a, b)] = min(a, b)
    }
    var members: [Int: [Int]] = [:]
    for place in 0..<count { members[root(place), default: []].append(place) }
    return members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}
