import Files
import Foundation
import Testing

@Suite struct DigestTests {
  // FIPS 180-2 and RFC 1321: the digests of "abc".
  @Test func knownDigests() {
    #expect(Digest.hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.hex("abc", .md5) == "900150983cd24fb0d6963f7d28e17f72")
  }

  @Test func aFileInPiecesIsTheSameAsItsBytes() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    let data = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try WholeFile.write(data, to: url)
    #expect(try Digest.hex(contentsOf: url) == Digest.hex(data))
  }

  @Test func aWriteThatFailsLeavesTheOldFileAndNothingElse() throws {
    struct Interrupted: Error {}
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent("page.html")
    try WholeFile.write(Data("old".utf8), to: url)
    #expect(throws: Interrupted.self) {
      try WholeFile.write(to: url) {
        try Data("half".utf8).write(to: $0)
        throw Interrupted()
      }
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["page.html"])
  }
}
