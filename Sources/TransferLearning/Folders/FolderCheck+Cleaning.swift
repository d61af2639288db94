import Foundation

extension FolderCheck {
  /// Makes a clean copy of the folder: without what cannot be read, without what is the same picture in two classes, and with one
  /// of what is otherwise the same. Shows what was left out and why. The folder itself stays as it is; equal folders and arguments
  /// give equal copies.
  ///
  /// - Parameters:
  ///   - target: a new or empty folder, or one that an earlier cleaning made.
  ///   - kinds: what else is left out: `[.tiny, .greyscale]`.
  ///   - validation: the share of each class that goes into `val`, the rest into `train`; nil to leave the classes where they
  ///     are.
  ///   - seed: of what goes where.
  ///   - linking: whether files are hard links, which take no room, in place of copies.
  ///   - verbose: whether the table is shown.
  /// - Returns: the new folder.
  /// - Throws: `PictureSelectionError`, or what the system says.
  @discardableResult
  public func cleaned(
    into target: URL, leavingOut kinds: Set<FolderFinding.Kind> = [], validation: Double? = nil, seed: Int = 0,
    linking: Bool = false, verbose: Bool = true
  ) throws -> URL {
    let selection = try selection(leavingOut: kinds, validation: validation, seed: seed)
    try selection.write(to: target, linking: linking)
    if verbose { show(selection) }
    return target
  }
}

extension PictureSelection: Showable {
  /// What is left out and why, and how much is kept.
  public var stepOutputs: [StepOutput] {
    let parts = Dictionary(grouping: kept) { $0.name.prefix { $0 != "/" } }
    let split = ["train", "val"].compactMap { name in parts[name[...]].map { "\($0.count) in \(name)" } }
    let kept =
      "\(kept.count) \(kept.count == 1 ? "picture is" : "pictures are") kept"
      + (split.count == parts.count ? ": " + split.joined(separator: ", ") : "") + "."
    guard !leftOut.isEmpty else { return [.text("Nothing is left out; \(kept)\n")] }
    return [
      .table(
        StepOutput.Table(
          title: "Left out", columns: [.init("picture"), .init("because"), .init("in words")],
          rows: leftOut.map { [$0.name, $0.kind.title, $0.reason] }, footer: [kept]))
    ]
  }
}
