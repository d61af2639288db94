extension Architecture {
  /// The first of several networks whose ImageNet weights are on this machine or can be fetched. Where it is not the first
  /// that was asked for, the page says so.
  ///
  /// A server that was out of reach is not asked again for a day; `lectern weights fetch NAME` asks at once.
  ///
  /// - Parameters:
  ///   - candidates: networks in the order in which they are wanted.
  ///   - includeTop: whether weights for the classifier are needed too.
  /// - Throws: `WeightsError`, which says how to get the first, when none can be had.
  public static func firstAvailable(_ candidates: [Architecture], includeTop: Bool = false) throws -> Architecture {
    guard let wanted = candidates.first else { throw NoCandidates() }
    let store = WeightStore.standard
    guard let found = candidates.first(where: { store.has(architecture: $0.name, includeTop: includeTop) }) else {
      // Asked for in earnest, the first one's weights say what is in the way.
      _ = try Model(wanted, weights: .imageNet, includeTop: includeTop)
      return wanted
    }
    if found.name != wanted.name {
      let entry = store.entries(architecture: wanted.name, includeTop: includeTop).first
      StepSink.emit(
        .notice(
          "This page was made with \(found) in the place of \(wanted), whose weights are not on this machine and could not be "
            + "fetched. \(entry.map { "`lectern weights fetch \($0.name)` (\($0.downloadSize)) tries again." } ?? "")"))
    }
    return found
  }
}

/// A choice of networks without any.
struct NoCandidates: Error, CustomStringConvertible {
  var description: String {
    "firstAvailable needs at least one network to choose from: `Architecture.firstAvailable([.vgg16, .xception])`."
  }
}
