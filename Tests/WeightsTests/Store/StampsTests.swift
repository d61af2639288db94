import Files
import Foundation
import TestSupport
import Testing

@testable import Weights

@Suite(.serialized) struct StampsTests {
  private let scratch: ScratchFolder
  private let stamps: Stamps
  private let file: URL

  init() throws {
    scratch = try ScratchFolder()
    stamps = Stamps(folder: scratch.url.appendingPathComponent("stamps"))
    file = try scratch.write("file", Array("contents".utf8))
  }

  /// The digest that is judged.
  private func digest(of file: URL? = nil) throws -> String? {
    var seen: String?
    _ = try stamps.verifies(file ?? self.file, .sha256) { digest, _ in
      seen = digest
      return true
    }
    return seen
  }

  private func stampFile() throws -> URL {
    let names = try FileManager.default.contentsOfDirectory(atPath: stamps.folder.path)
    return stamps.folder.appendingPathComponent(try #require(names.first))
  }

  @Test func anUnchangedFileIsNotReadAgain() throws {
    #expect(try digest() == Digest.hex("contents"))
    // What the stamp says is believed, which shows that the file was not read.
    let stamp = try stampFile()
    let text = try String(contentsOf: stamp, encoding: .utf8)
    try Data(text.replacingOccurrences(of: Digest.hex("contents"), with: "from the stamp").utf8).write(to: stamp)
    #expect(try digest() == "from the stamp")
  }

  /// Ways to change a file that leave its name, its size and the time of its last writing.
  @Test(arguments: ["written", "replaced", "linked"]) func tamperingIsNoticed(way: String) throws {
    _ = try digest()
    let before = try FileManager.default.attributesOfItem(atPath: file.path)
    let aside = try scratch.write("aside", Array("CONTENTS".utf8))
    switch way {
    case "written":
      let handle = try FileHandle(forWritingTo: file)
      try handle.write(contentsOf: Data("CONTENTS".utf8))
      try handle.close()
    case "replaced": #expect(rename(aside.path, file.path) == 0)
    default:
      try FileManager.default.removeItem(at: file)
      try FileManager.default.createSymbolicLink(at: file, withDestinationURL: aside)
    }
    let date = try #require(before[.modificationDate] as? Date)
    try FileManager.default.setAttributes(
      [.modificationDate: date], ofItemAtPath: way == "linked" ? aside.path : file.path)
    #expect(try digest() == Digest.hex("CONTENTS"))
  }

  @Test func aFileOfTheSameNameElsewhereIsAnother() throws {
    let other = scratch.url.appendingPathComponent("folder")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    let twin = other.appendingPathComponent("file")
    try Data("twin".utf8).write(to: twin)
    #expect(try digest() == Digest.hex("contents"))
    #expect(try digest(of: twin) == Digest.hex("twin"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: stamps.folder.path).count == 2)
  }

  @Test func whatIsWrongGetsNoStamp() throws {
    #expect(try !stamps.verifies(file, .md5) { _, _ in false })
    #expect(!FileManager.default.fileExists(atPath: stamps.folder.path))
    #expect(try !stamps.verifies(scratch.url.appendingPathComponent("none"), .md5) { _, _ in true })
  }

  @Test func aDamagedStampIsNone() throws {
    _ = try digest()
    for text in ["", "{", "[1]", "{\"digest\": 3}"] {
      try Data(text.utf8).write(to: stampFile())
      #expect(try digest() == Digest.hex("contents"))
    }
  }

  @Test func whereNothingCanBeWrittenFilesAreDigested() throws {
    let nowhere = Stamps(folder: URL(fileURLWithPath: "/proc/nothing"))
    #expect(try nowhere.verifies(file, .sha256) { digest, _ in digest == Digest.hex("contents") })
  }

  /// A file as large as ResNet50's: 98 MB.
  @Test func aWarmLookIsFast() throws {
    let large = scratch.url.appendingPathComponent("large")
    try Data(count: 98 << 20).write(to: large)
    func seconds(_ algorithm: Digest.Algorithm) throws -> Double {
      let start = ContinuousClock.now
      #expect(try stamps.verifies(large, algorithm) { _, _ in true })
      let time = ContinuousClock.now - start
      return Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
    }
    for algorithm in [Digest.Algorithm.md5, .sha256] {
      let (cold, warm) = (try seconds(algorithm), try seconds(algorithm))
      print("98 MB, \(algorithm.rawValue): \(cold) s by digest, \(warm) s by stamp")
      #expect(warm < cold / 10)
    }
  }
}
