import Files
import Foundation

/// Opens an archive: into a folder aside, which gets its name only when every file in it is what the manifest says.
package struct BundleUnpacking {
  private let archive: URL
  private let system: String
  private let architecture: String

  /// - Parameters:
  ///   - system: of this machine: `debian 12`.
  ///   - architecture: of this machine: `x86_64`.
  package init(_ archive: URL, system: String, architecture: String) {
    (self.archive, self.system, self.architecture) = (archive, system, architecture)
  }

  /// The most that is held in memory before the manifest has been read: the first two members.
  private static let mostBefore = 1 << 20
  private static let longestManifest = 64 << 20

  /// Unpacks into `folder/lectern-course`. What a try that was killed left is begun anew.
  ///
  /// - Parameter progress: how many of the manifest's bytes are there.
  /// - Returns: the opened folder, and whether it was not there before: then every file in it is right.
  /// - Throws: ``BundleFault``, or what the system says where nothing can be written.
  package func unpack(into folder: URL, progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }) throws
    -> (
      folder: URL, isNew: Bool
    )
  {
    let gzip = try GzipReader(archive)
    var tar = TarReader(gzip.read)
    let (manifest, json, before) = try begin(&tar)
    try manifest.check(system: system, architecture: architecture)

    let target = folder.appendingPathComponent(BundleManifest.folder, isDirectory: true)
    if Self.exists(target) {
      guard let there = try? Data(contentsOf: target.appendingPathComponent(BundleManifest.fileName)), there == json
      else { throw BundleFault.otherFolder(target.path) }
      return (target, false)
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if let free = FreeSpace.bytes(at: folder), free < manifest.size {
      throw BundleFault.noRoom(needed: manifest.size, free: free, place: folder.path)
    }
    let aside = folder.appendingPathComponent(".\(BundleManifest.folder).part", isDirectory: true)
    try? FileManager.default.removeItem(at: aside)
    do {
      try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: false)
      var writer = MemberWriter(manifest, folder: aside, progress: progress)
      for (path, data) in before {
        var data = data
        try writer.write(path, size: data.count) {
          defer { data = Data() }
          return data
        }
      }
      try json.write(to: aside.appendingPathComponent(BundleManifest.fileName))
      while let header = try tar.next() {
        guard !header.isFolder else { continue }
        try writer.write(try Self.path(of: header), size: header.size) { try tar.read() }
      }
      // To the very end, so that gzip's own check is made.
      while try !gzip.read(1 << 16).isEmpty {}
      try writer.finish()
      try WholeFile.rename(aside, to: target)
    } catch {
      try? FileManager.default.removeItem(at: aside)
      throw error
    }
    return (target, true)
  }

  /// Reads up to the manifest, which is among the first members.
  private func begin(_ tar: inout TarReader) throws -> (BundleManifest, Data, [(String, Data)]) {
    var before: [(String, Data)] = []
    while let header = try tar.next() {
      if header.isFolder { continue }
      let path = try Self.path(of: header)
      let isManifest = path == BundleManifest.fileName
      guard header.size <= (isManifest ? Self.longestManifest : Self.mostBefore), isManifest || before.count < 3 else {
        throw BundleFault.noManifest
      }
      var data = Data()
      while case let piece = try tar.read(), !piece.isEmpty { data += piece }
      if isManifest { return (try BundleManifest(json: data), data, before) }
      before.append((path, data))
    }
    throw BundleFault.noManifest
  }

  /// A member's path within the bundle's folder.
  private static func path(of header: TarHeader) throws -> String {
    let path = header.path
    guard header.isFile else { throw BundleFault.notAFile(path) }
    try BundlePath.check(path)
    let prefix = BundleManifest.folder + "/"
    guard path.hasPrefix(prefix) else { throw BundleFault.noBundle }
    return String(path.dropFirst(prefix.count))
  }

  private static func exists(_ url: URL) -> Bool {
    var facts = stat()
    return lstat(url.path, &facts) == 0
  }
}
