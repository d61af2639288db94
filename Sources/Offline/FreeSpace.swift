import Foundation

/// How much room there is on a disk.
package enum FreeSpace {
  /// For whoever asks, on the disk of a folder, which need not exist yet; nil where nobody can tell.
  package static func bytes(at folder: URL) -> Int? {
    var place = folder.standardizedFileURL
    while !FileManager.default.fileExists(atPath: place.path), place.path != "/" { place.deleteLastPathComponent() }
    var facts = statvfs()
    guard statvfs(place.path, &facts) == 0 else { return nil }
    return Int(facts.f_bavail) * Int(facts.f_frsize)
  }
}
