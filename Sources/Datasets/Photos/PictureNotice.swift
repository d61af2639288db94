internal import PhotoFolders

/// What a page must say of its pictures at its top.
struct PictureNotice {
  /// What the lesson's pictures are of; nil for the goldfish.
  let kind: PhotoKind?
  let origin: PictureOrigin
  /// What the folders that were named hold, where none of it is for this lesson.
  var passedOver: [PhotoKind] = []

  /// nil where there is nothing to say.
  var words: String? {
    let sentences = [other, origin == .drawn ? drawn : nil].compactMap { $0 }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private var drawn: String {
    let drew = "The pictures on this page are not photographs: Lectern drew them"
    switch kind {
    case .townAndCountry, nil:
      return "\(drew). `lectern photos fetch` gets the original photographs of town and country; `--photos DIR` and "
        + "`--goldfish FILE` use your own."
    case .flowers:
      return "\(drew). `lectern photos fetch flowers` gets photographs of flowers; `--photos DIR` uses your own."
    case .catsAndDogs:
      return
        "\(drew). `lectern photos fetch cats-and-dogs` gets photographs of cats and dogs; `--photos DIR` uses your own."
    case .own:
      return "\(drew), and put in the faults that folders of photographs have. `--photos DIR` uses your own."
    }
  }

  private var other: String? {
    guard let kind, origin != .own, !passedOver.isEmpty else { return nil }
    let kinds = PhotoKind.allCases.filter(passedOver.contains).map { $0 == .own ? $0.words : "of \($0.words)" }
    let held =
      kinds.count < 2 ? kinds.joined() : kinds.dropLast().joined(separator: ", ") + " and " + (kinds.last ?? "")
    let wanted = kind == .own ? "a folder of your own" : "pictures of \(kind.words)"
    return
      "The folders that `--photos` names hold pictures \(held); this lesson needs \(wanted), and does not use them."
  }
}
