/// How often a `fit` asked for what frozen layers make of a picture, in training and validation, and where it came from.
public struct FrozenPictures: Hashable, Codable, Sendable {
  /// How often a picture was asked for whose features are kept.
  public internal(set) var seen = 0
  /// How many different ones these were; a picture and its mirror image are two.
  public internal(set) var different = 0
  /// How many of `seen` came from kept features: those of this fit and of earlier ones, of this process and of others.
  public internal(set) var fromKeptFeatures = 0
  /// How many of `seen` were computed.
  public internal(set) var computed = 0
  /// How many others were computed, whose features are not kept, because augmentation hardly draws the same again.
  public internal(set) var computedEachTime = 0

  /// How many of `computed` were so although this fit had seen them before: there was no room to keep them.
  public internal(set) var computedAgain = 0

  /// `Frozen layers: 144 different pictures; the 1,296 seen again came from kept features.`
  ///
  /// It counts what this fit needed, and is the same whether an earlier one has left its features or not: a page says the same
  /// in each run. What was found is in `fromKeptFeatures`. nil when nothing was seen again.
  var sentence: String? {
    let again = seen - different - computedAgain
    guard again > 0 else { return nil }
    var text =
      "Frozen layers: \(Self.pictures(different)); the \(Model.grouped(again)) seen again came from kept features."
    if computedAgain > 0 { text += " There was no room to keep \(Model.grouped(computedAgain)), computed again." }
    if computedEachTime > 0 { text += " \(Model.grouped(computedEachTime)) others were computed each time." }
    return text
  }

  private static func pictures(_ count: Int) -> String {
    count == 1 ? "1 picture" : "\(Model.grouped(count)) different pictures"
  }
}

/// Counts pictures while a fit goes on.
struct FrozenPictureCounter {
  private(set) var counts = FrozenPictures()
  private var model = ""
  private var names: Set<String> = []

  /// Counts rows of a batch.
  ///
  /// - Parameters:
  ///   - keys: of each row.
  ///   - computed: the rows that were not kept.
  ///   - model: the digest of the frozen layers; others see all pictures anew.
  mutating func count(_ keys: [String?], computed: [Int], model: String) {
    if model != self.model { (self.model, names) = (model, []) }
    let computed = Set(computed)
    for (row, key) in keys.enumerated() {
      guard let key else {
        counts.computedEachTime += 1
        continue
      }
      counts.seen += 1
      let isNew = names.insert(key).inserted
      if isNew { counts.different += 1 }
      if computed.contains(row) {
        counts.computed += 1
        if !isNew { counts.computedAgain += 1 }
      } else {
        counts.fromKeptFeatures += 1
      }
    }
  }
}
