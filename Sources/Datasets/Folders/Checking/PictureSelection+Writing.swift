import Files
import Foundation

extension PictureSelection {
  /// What tells a folder that a selection was put into: from where each file of it came.
  private static let recordName = ".lectern-pictures.json"

  /// Puts the pictures into a folder, which is made. A folder that an earlier selection was put into becomes as this one says;
  /// another one must be empty. What was not put there from pictures that are still where they were is never removed.
  ///
  /// - Parameter linking: whether files are hard links where the file system has them: they take no room, but whoever changes
  ///   the bytes of one changes the other too.
  /// - Throws: `PictureSelectionError`, or what the system says.
  public func write(to target: URL, linking: Bool = false) throws {
    guard !kept.isEmpty else { throw PictureSelectionError.nothing(folder: folder.path) }
    let manager = FileManager.default
    let (here, there) = (folder.resolved, target.resolved)
    guard !here.isIn(there), !there.isIn(here) else {
      throw PictureSelectionError.sameFolder(target.path, folder: folder.path)
    }
    var names = Set<String>()
    let wanted = kept.map { picture in
      // Names that were told apart by their endings only.
      var name = picture.name
      while !names.insert(name).inserted { name = Self.another(name) }
      return (name: name, url: picture.url)
    }
    try clear(target, keeping: Dictionary(uniqueKeysWithValues: wanted.map { ($0.name, $0.url) }))
    try manager.createDirectory(at: target, withIntermediateDirectories: true)
    // First, so that what breaks off can be told from what somebody else put there.
    let record = Record(files: Dictionary(uniqueKeysWithValues: wanted.map { ($0.name, $0.url.path) }))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    try WholeFile.write(encoder.encode(record), to: target.appendingPathComponent(Self.recordName))
    for picture in wanted {
      let place = target.appendingPathComponent(picture.name)
      if manager.fileExists(atPath: place.path) { continue }
      try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      let source = picture.url.resolvingSymlinksInPath()
      if linking, (try? manager.linkItem(at: source, to: place)) != nil { continue }
      try WholeFile.write(to: place) { try manager.copyItem(at: source, to: $0) }
    }
  }

  private struct Record: Codable {
    var format = 1
    /// The path of the picture that each file came from.
    var files: [String: String]
  }

  /// Removes what an earlier selection put there and this one has not; finds what nobody may remove first.
  private func clear(_ target: URL, keeping wanted: [String: URL]) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: target.path) else { return }
    let record = (try? Data(contentsOf: target.appendingPathComponent(Self.recordName)))
      .flatMap { try? JSONDecoder().decode(Record.self, from: $0) }
    var old: [URL] = []
    for name in try manager.subpathsOfDirectory(atPath: target.path).sorted() where name != Self.recordName {
      let file = target.appendingPathComponent(name)
      let kind = try manager.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
      if kind == .typeDirectory { continue }
      // A copy whose original has changed may be the last of its kind.
      guard kind == .typeRegular, let source = wanted[name]?.path ?? record?.files[name],
        !URL(fileURLWithPath: source).resolved.isIn(target.resolved), let digest = try? Digest.hex(contentsOf: file),
        (try? Digest.hex(contentsOf: URL(fileURLWithPath: source))) == digest
      else { throw PictureSelectionError.occupied(folder: target.path, file: name) }
      if wanted[name] == nil { old.append(file) }
    }
    for file in old {
      try manager.removeItem(at: file)
      // The folders that this has emptied: the system removes no others.
      var place = file.deletingLastPathComponent()
      while place.path.hasPrefix(target.path + "/"), rmdir(place.path) == 0 { place.deleteLastPathComponent() }
    }
  }

  private static func another(_ name: String) -> String {
    let path = name as NSString
    return path.deletingPathExtension + "-2." + path.pathExtension
  }
}

extension URL {
  fileprivate var resolved: URL { standardizedFileURL.resolvingSymlinksInPath() }

  /// Whether it is another folder or in it.
  fileprivate func isIn(_ folder: URL) -> Bool { path == folder.path || path.hasPrefix(folder.path + "/") }
}
