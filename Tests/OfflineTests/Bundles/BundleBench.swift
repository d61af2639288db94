import Files
import Foundation
import TestSupport

@testable import Offline

/// A small bundle, made as a large one is, in a folder of its own; and archives that are not as they should be.
struct BundleBench {
  let scratch: ScratchFolder
  var folder: URL { scratch.url }
  var archive: URL { folder.appendingPathComponent("course.lectern") }
  var target: URL { folder.appendingPathComponent("there", isDirectory: true) }
  static let system = "debian 12"
  static let architecture = "x86_64"

  init() throws { scratch = try ScratchFolder() }

  static let outline = BundleManifest(
    lectern: "0.1.0", swift: "6.3.1", system: system, architecture: architecture, hasToolchain: false,
    weights: [.init(name: "lite", fileName: "lite.pth", isPublished: true)], photos: ["flowers"], missing: [], files: []
  )

  /// A lesson with a file beside it, one program, one file of weights that no gzip makes smaller, and a set of photographs.
  @discardableResult func make() async throws -> BundleManifest {
    let source = folder.appendingPathComponent("source", isDirectory: true)
    for (path, bytes) in [
      ("Lessons/01.md", Data("# One\n".utf8)), ("Lessons/data/numbers.csv", Data("1,2\n".utf8)),
      ("Lessons/.hidden", Data("no".utf8)), ("weights/lite.pth", Self.noise(300_000)),
      ("photos/flowers/rose/1.jpg", Self.noise(2000)), ("photos/flowers/.complete", Data()),
    ] {
      let file = source.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
    var parts = try BundlePart.files(of: source.appendingPathComponent("Lessons"), as: "Lessons")
    parts.append(BundlePart(path: "lectern", content: .text("#!/bin/sh\necho \"lectern $*\"\n"), isExecutable: true))
    parts.append(BundlePart("weights/lite.pth", source.appendingPathComponent("weights/lite.pth")))
    // One file under two names, which tar would make a link of.
    parts.append(BundlePart("again/numbers.csv", source.appendingPathComponent("Lessons/data/numbers.csv")))
    parts += try BundlePart.files(
      of: source.appendingPathComponent("photos/flowers"), as: "photos/flowers", withHidden: true)
    return try await BundleWriting(to: archive).write(parts, Self.outline)
  }

  private static func noise(_ count: Int) -> Data {
    var state: UInt64 = 88_172_645_463_325_252
    return Data(
      (0..<count).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state)
      })
  }

  func unpack(system: String = system, architecture: String = architecture) throws -> (folder: URL, isNew: Bool) {
    try BundleUnpacking(archive, system: system, architecture: architecture).unpack(into: target)
  }

  /// What is in the folder that bundles are unpacked into.
  var left: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: target.path)) ?? []).sorted() }

  /// Writes an archive of these members by hand, with a manifest of the first of them.
  func write(_ members: [Member], manifest: [Member]? = nil, format: Int = 1, to file: URL? = nil) throws {
    var said = Self.outline
    (said.weights, said.photos, said.format) = ([], [], format)
    said.files = (manifest ?? members).map {
      .init(path: $0.path, size: $0.data.count, sha256: Digest.hex($0.data), isExecutable: false)
    }
    let first = Member(path: BundleManifest.fileName, data: try said.json)
    let bytes = ([first] + members).reduce(Data()) { $0 + $1.bytes } + Data(count: 1024)
    let tar = folder.appendingPathComponent("by-hand.tar")
    try bytes.write(to: tar)
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/bin/sh")
    gzip.arguments = ["-c", "gzip --stdout '\(tar.path)' > '\((file ?? archive).path)'"]
    try gzip.run()
    gzip.waitUntilExit()
  }

  /// A member of an archive, whatever it is called and whatever kind it says it is.
  struct Member {
    var path: String
    var data = Data("hello\n".utf8)
    var kind: Character = "0"
    var link = ""
    var prefix = BundleManifest.folder + "/"

    var bytes: Data {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at offset: Int) {
        for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
      }
      put(prefix + path, at: 0)
      put("0000644\0", at: 100)
      put(String(format: "%011o", data.count), at: 124)
      put("        ", at: 148)
      put(String(kind), at: 156)
      put(link, at: 157)
      put("ustar\u{0}00", at: 257)
      put(String(format: "%06o", header.reduce(0) { $0 + Int($1) }) + "\0", at: 148)
      return Data(header) + data + Data(count: -data.count & 511)
    }
  }
}
