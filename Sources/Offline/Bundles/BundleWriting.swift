import Files
import Foundation
import Subprocess

/// Makes the archive: digests, a manifest, and `tar`.
package struct BundleWriting {
  private let target: URL

  package init(to target: URL) { self.target = target }

  /// Digests the parts, and writes the archive beside its place before it gets its name.
  ///
  /// - Parameters:
  ///   - outline: all of the manifest but its files.
  ///   - progress: how many bytes of the parts have been digested.
  /// - Returns: the manifest.
  /// - Throws: ``BundleWritingError``; ``BundleFault/hostilePath(_:)`` for a file whose name no bundle can have; what the system says.
  package func write(
    _ parts: [BundlePart], _ outline: BundleManifest, progress: (Int) -> Void = { _ in }
  ) async throws -> BundleManifest {
    removeLeftovers()
    let staging = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(getpid()).staging", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: staging) }
    let folder = staging.appendingPathComponent(BundleManifest.folder, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

    var manifest = outline
    manifest.files = []
    let first = [
      BundlePart(path: "install", content: .text(InstallScript.text(outline)), isExecutable: true),
      BundlePart(path: "README.txt", content: .text(BundleTexts.readMe(outline)), isExecutable: false),
    ]
    var done = 0
    for part in first + parts {
      try BundlePath.check(part.path)
      manifest.files.append(try Self.stage(part, in: folder))
      done += manifest.files.last?.size ?? 0
      progress(done)
    }
    try manifest.json.write(to: folder.appendingPathComponent(BundleManifest.fileName))
    try Self.sums(manifest).write(to: folder.appendingPathComponent(BundleManifest.sums))

    let names = ["install", "README.txt", BundleManifest.fileName, BundleManifest.sums] + parts.map(\.path)
    let list = staging.appendingPathComponent("list")
    try Data(names.map { "\(BundleManifest.folder)/\($0)\0" }.joined().utf8).write(to: list)
    let aside = staging.appendingPathComponent("archive")
    try await Self.tar(list, staging, to: aside)
    try WholeFile.rename(aside, to: target)
    return manifest
  }

  /// Removes what was being made when somebody broke it off.
  private func removeLeftovers() {
    let folder = target.deletingLastPathComponent()
    let (prefix, suffix) = (".\(target.lastPathComponent).", ".staging")
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      guard name.hasPrefix(prefix), name.hasSuffix(suffix),
        let process = pid_t(name.dropFirst(prefix.count).dropLast(suffix.count)), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
  }

  /// Puts a part where tar finds it: a file by a link to it, so that nothing is copied.
  private static func stage(_ part: BundlePart, in folder: URL) throws -> BundleManifest.File {
    let place = folder.appendingPathComponent(part.path)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    switch part.content {
    case .text(let text):
      let data = Data(text.utf8)
      try data.write(to: place)
      if part.isExecutable { chmod(place.path, 0o755) }
      return .init(
        path: part.path, size: data.count, sha256: Digest.hex(data), isExecutable: part.isExecutable)
    case .file(let url):
      let source = url.resolvingSymlinksInPath()
      try FileManager.default.createSymbolicLink(at: place, withDestinationURL: source)
      let size = try FileManager.default.attributesOfItem(atPath: source.path)[.size] as? Int ?? 0
      return .init(
        path: part.path, size: size, sha256: try Digest.hex(contentsOf: source), isExecutable: part.isExecutable)
    }
  }

  /// As `sha256sum --check` reads them.
  private static func sums(_ manifest: BundleManifest) throws -> Data {
    let files = manifest.files.map { ($0.sha256, $0.path) }
    let all = files + [(Digest.hex(try manifest.json), BundleManifest.fileName)]
    return Data(all.map { "\($0.0)  \($0.1)\n" }.joined().utf8)
  }

  private static func tar(_ list: URL, _ folder: URL, to archive: URL) async throws {
    let arguments = [
      "--create", "--gzip", "--format=ustar", "--dereference", "--hard-dereference", "--no-recursion", "--null",
      // Nobody's name and rights on this machine matter on the other one.
      "--owner=0", "--group=0", "--numeric-owner", "--mode=u+rwX,go+rX,go-w,a-s", "--mtime=@946684800",
      "--directory=\(folder.path)", "--verbatim-files-from", "--files-from=\(list.path)", "--file=\(archive.path)",
    ]
    let run: (status: TerminationStatus, words: String)
    do {
      let result = try await Subprocess.run(
        .name("tar"), arguments: Arguments(arguments), environment: .inherit.updating(["LC_ALL": "C.UTF-8"]),
        input: .none, output: .discarded, error: .string(limit: 1 << 20))
      run = (result.terminationStatus, result.standardError)
    } catch {
      throw BundleWritingError.tar("it cannot be started")
    }
    guard run.status == .exited(0) else {
      throw BundleWritingError.tar(run.words.split(separator: "\n").first.map(String.init) ?? "it does not say why")
    }
  }
}

/// Why a bundle could not be written.
package enum BundleWritingError: Error, Hashable, CustomStringConvertible {
  case tar(String)

  package var description: String {
    switch self {
    case .tar(let reason): "tar could not make the archive: \(reason)"
    }
  }
}
