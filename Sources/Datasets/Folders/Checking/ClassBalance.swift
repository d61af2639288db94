/// How many pictures each class has, and how far one gets without looking at any.
public struct ClassBalance: Hashable, Sendable {
  /// The classes, sorted.
  public let classNames: [String]
  /// The parts, such as `train` and `val`; empty where there are none.
  public let parts: [String]
  /// How many pictures that can be used each class has, by part: `counts[class][part]`, or one number a class.
  public let counts: [[Int]]

  init(_ pictures: [CheckedPicture], classNames: [String], parts: [String]) {
    self.classNames = classNames
    self.parts = parts
    var counts = [[Int]](repeating: [Int](repeating: 0, count: max(1, parts.count)), count: classNames.count)
    for picture in pictures where picture.isUsed {
      guard let row = classNames.firstIndex(of: picture.className) else { continue }
      counts[row][picture.part.flatMap(parts.firstIndex) ?? 0] += 1
    }
    self.counts = counts
  }

  /// How many pictures each class has in all parts.
  public var totals: [Int] { counts.map { $0.reduce(0, +) } }

  /// The class with the most pictures to learn from; of equals the first.
  public var largest: String? {
    let most = counts.map { $0[0] }.max() ?? 0
    return most == 0 ? nil : counts.firstIndex { $0[0] == most }.map { classNames[$0] }
  }

  /// The accuracy of always guessing the class with the most pictures to learn from, in the part that follows the one to train
  /// on where there is one: what a model has to beat; 0…1.
  public var baseline: Double {
    guard let row = classNames.firstIndex(where: { $0 == largest }) else { return 0 }
    let part = parts.count > 1 ? 1 : 0
    let all = counts.reduce(0) { $0 + $1[part] }
    return all == 0 ? 0 : Double(counts[row][part]) / Double(all)
  }

  /// Whether, of the classes with pictures, one has more than twice those of another.
  public var isUnbalanced: Bool {
    let some = totals.filter { $0 > 0 }
    return (some.max() ?? 0) > 2 * (some.min() ?? 0)
  }
}
