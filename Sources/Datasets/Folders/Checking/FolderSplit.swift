import Foundation

extension FolderCheck {
  /// What can be trained on, as `selection(leavingOut:)` chooses it, split as `split(validation:seed:)` does.
  ///
  /// - Parameter share: of each class that goes into `val`; nil for none, and no parts.
  /// - Throws: `PictureSelectionError`.
  public func selection(
    leavingOut kinds: Set<FolderFinding.Kind>, validation share: Double?, seed: Int = 0
  ) throws -> PictureSelection {
    let selection = selection(leavingOut: kinds)
    return try share.map { try split(selection, validation: $0, seed: seed) } ?? selection
  }

  /// Which of the kept pictures validate, and which train: the same share of each class, drawn by a seed. The same pictures in
  /// other sizes are on the same side, where both are kept.
  ///
  /// - Parameters:
  ///   - selection: what is kept; its names get `train/` or `val/` before them.
  ///   - share: of each class, rounded; at least one picture validates and one trains. Between 0 and 1.
  ///   - seed: of the order.
  /// - Throws: `PictureSelectionError` where the folder has parts already, or a class too few pictures.
  func split(_ selection: PictureSelection, validation share: Double, seed: Int) throws -> PictureSelection {
    guard share > 0, share < 1 else { throw PictureSelectionError.share(share) }
    guard parts.isEmpty else { throw PictureSelectionError.hasParts(folder: folder.path, parts: parts) }
    let places = Dictionary(uniqueKeysWithValues: pictures.enumerated().map { ($0.element.url, $0.offset) })
    var leaders = Array(pictures.indices)
    var spanning: Set<Int> = []
    for group in groups {
      for place in group { leaders[place] = group[0] }
      if Set(group.map { pictures[$0].className }).count > 1 { spanning.formUnion(group) }
    }
    var validating: Set<URL> = []
    for (number, name) in classNames.enumerated() {
      let kept = selection.kept.filter { pictures[places[$0.url] ?? 0].className == name }
      guard !kept.isEmpty else { continue }
      // What cannot be torn apart: the same pictures.
      var units: [[URL]] = []
      var unitOfLeader: [Int: Int] = [:]
      for picture in kept {
        let leader = leaders[places[picture.url] ?? 0]
        if let unit = unitOfLeader[leader] {
          units[unit].append(picture.url)
        } else {
          unitOfLeader[leader] = units.count
          units.append([picture.url])
        }
      }
      let free = units.indices.filter { !spanning.contains(places[units[$0][0]] ?? 0) }
      guard units.count > 1, !free.isEmpty else {
        throw PictureSelectionError.tooFew(folder: folder.path, className: name, count: kept.count)
      }
      let wanted = max(1, Int((share * Double(kept.count)).rounded()))
      var random = RandomState(seed: seed &+ number)
      let order = random.permutation(free.count).map { units[free[$0]] }
      var taken = 0
      // One unit at least is left to train on.
      for unit in order.prefix(units.count - 1) where taken == 0 || taken + unit.count <= wanted {
        validating.formUnion(unit)
        taken += unit.count
      }
    }
    var split = selection
    split.kept = selection.kept.map { picture in
      .init(url: picture.url, name: (validating.contains(picture.url) ? "val/" : "train/") + picture.name)
    }
    return split
  }

  /// Which of all pictures that can be read validate, and which train, with a seed, the same share of each class. The same
  /// pictures, in whatever size, stay on the same side; one in two classes trains in both.
  ///
  /// - Throws: `PictureSelectionError`.
  public func split(validation share: Double, seed: Int = 0) throws -> PictureSelection {
    let readable = pictures.filter(\.isReadable)
    let selection = PictureSelection(
      kept: readable.map { .init(url: $0.url, name: $0.readableName) },
      leftOut: pictures.compactMap { picture in
        guard case .failure(let error) = picture.look else { return nil }
        return .init(name: picture.name, kind: .unreadable, reason: picture.words(of: error))
      }, folder: folder)
    return try split(selection, validation: share, seed: seed)
  }
}
