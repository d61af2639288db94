import Foundation

/// Which pictures of a folder are kept, where each is to stand in another folder, and why the others are left out.
public struct PictureSelection: Sendable {
  /// A picture that is kept.
  public struct Kept: Hashable, Sendable {
    /// The file.
    public let url: URL
    /// Its name relative to the new folder: `val/rural/field.jpg`.
    public let name: String
  }

  /// A picture that is not.
  public struct LeftOut: Hashable, Sendable {
    /// Its name relative to the folder that was looked over.
    public let name: String
    /// What was found.
    public let kind: FolderFinding.Kind
    /// Why, as a sentence.
    public let reason: String
  }

  /// Those that are kept, in order.
  public internal(set) var kept: [Kept]
  /// Those that are left out, in order.
  public let leftOut: [LeftOut]
  /// The folder that was looked over.
  let folder: URL
}

extension FolderCheck {
  /// Chooses what can be trained on: all but what cannot be read, what is the same picture in two classes, and all but one of
  /// what is otherwise the same.
  ///
  /// Of the same pictures the one with more pixels stays; of one in two parts that in the last part, so that what a model is tested
  /// with stays what it was.
  ///
  /// - Parameter kinds: what else is left out: `[.tiny, .greyscale]`.
  public func selection(leavingOut kinds: Set<FolderFinding.Kind> = []) -> PictureSelection {
    var leftOut: [Int: (kind: FolderFinding.Kind, reason: String)] = [:]
    for (place, picture) in pictures.enumerated() {
      if case .failure(let error) = picture.look { leftOut[place] = (.unreadable, picture.words(of: error)) }
    }
    let unwanted = findings.filter { kinds.contains($0.kind) && $0.files.count == 1 }
    let byFile = Dictionary(unwanted.map { ($0.files[0], $0) }) { first, _ in first }
    for (place, picture) in pictures.enumerated() where leftOut[place] == nil {
      if let finding = byFile[picture.url] { leftOut[place] = (finding.kind, finding.description) }
    }
    for group in groups { leaveOut(group, &leftOut) }
    return PictureSelection(
      kept: pictures.indices.filter { leftOut[$0] == nil }.map { place in
        PictureSelection.Kept(url: pictures[place].url, name: pictures[place].readableName)
      },
      leftOut: pictures.indices.compactMap { place in
        leftOut[place].map { .init(name: pictures[place].name, kind: $0.kind, reason: $0.reason) }
      }, folder: folder)
  }

  private func leaveOut(_ group: [Int], _ leftOut: inout [Int: (kind: FolderFinding.Kind, reason: String)]) {
    let classes = Set(group.map { pictures[$0].className })
    guard classes.count == 1 else {
      for place in group where leftOut[place] == nil {
        let other = group.first { pictures[$0].className != pictures[place].className } ?? place
        leftOut[place] = (
          .contradictory, "\(pictures[place].name) is the same picture as \(pictures[other].name), in another class."
        )
      }
      return
    }
    // Without those that are left out for themselves.
    let group = group.filter { leftOut[$0] == nil }
    let last = group.map { part(of: $0) }.max() ?? 0
    var best: Int?
    for place in group where part(of: place) == last {
      if best.map({ pictures[place].isBetter(than: pictures[$0]) }) ?? true { best = place }
    }
    guard let best else { return }
    for place in group where place != best {
      let (mine, kept) = (pictures[place], pictures[best])
      let isFile = mine.found?.digest == kept.found?.digest
      leftOut[place] = (
        mine.part != kept.part ? .leaked : isFile ? .double : .nearDouble,
        "\(mine.name) is the same \(isFile ? "file" : "picture") as \(kept.name), which is kept."
      )
    }
  }

  private func part(of place: Int) -> Int { pictures[place].part.flatMap(parts.firstIndex) ?? 0 }
}

extension CheckedPicture {
  /// The name, with an ending by which it is read.
  var readableName: String {
    guard !isNamedAsPicture, let found else { return name }
    return name + (found.format == .png ? ".png" : ".jpg")
  }
}
