import Files
import Foundation
import TestSupport
import Testing

@testable import Datasets

/// The drawn folder has the faults that it is said to have, and no others.
@Suite struct FaultyPicturesTests {
  @Test func everyFaultIsThere() throws {
    try withTemporaryFolder { place in
      let own = try PictureChoice(environment: [:], place: place).folder(.own)
      #expect(own.origin == .drawn)
      let folder = try ImageFolder(own.url)
      #expect(folder.classNames == ["lakes", "streets", "villages"])
      #expect(folder.files(of: "lakes").count > 3 * folder.files(of: "villages").count)
      let broken = try BrokenFiles.find(among: folder.files, in: own.url).values
      #expect(Set(broken.map(\.name)) == ["lakes/lake-05.jpg", "streets/notes.jpg"])

      let files = Dictionary(grouping: folder.files) { (try? Digest.hex(contentsOf: $0)) ?? "" }
      let doubles = files.values.filter { $0.count > 1 }.map { Set($0.map { $0.name(in: own.url) }) }
      #expect(
        Set(doubles) == [
          ["lakes/lake-03.jpg", "lakes/lake-03 (copy).jpg"], ["villages/village-02.jpg", "lakes/img-2041.jpg"],
        ])

      let tiny = try Picture(contentsOf: own.url.appendingPathComponent("lakes/thumbnail.jpg"))
      #expect(tiny.width == 24 && tiny.height == 18)
      #expect(try components(own.url.appendingPathComponent("streets/street-grey.jpg")) == 1)
      #expect(try components(own.url.appendingPathComponent("villages/village-print.jpg")) == 4)
      // The inks look like the scene that they were made of.
      let print = try Picture(contentsOf: own.url.appendingPathComponent("villages/village-print.jpg"))
      let mean = print.pixels.reduce(0) { $0 + Int($1) } / print.pixels.count
      #expect(mean > 40 && mean < 220)
    }
  }

  /// How many colours a JPEG's frame says it has.
  private func components(_ file: URL) throws -> Int {
    let bytes = [UInt8](try Data(contentsOf: file))
    let frame = try #require(bytes.indices.dropLast(9).first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
    return Int(bytes[frame + 9])
  }
}
