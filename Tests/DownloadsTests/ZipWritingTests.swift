import Downloads
import Foundation
import TestSupport
import Testing

@Suite struct ZipWritingTests {
  @Test func membersAreStoredAsTheyAreAndInOrder() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.write("big", [UInt8](repeating: 7, count: 300_000))
    let url = scratch.url.appendingPathComponent("new.zip")
    for text in ["first", "second"] {
      try ZipArchive.write(
        [("text", .bytes(Data(text.utf8))), ("folder/big", .file(file)), ("empty", .bytes(Data()))], to: url)
      let archive = try ZipArchive(url)
      #expect(archive.names == ["text", "folder/big", "empty"])
      #expect(try archive.contents("text") == Data(text.utf8))
      #expect(try archive.contents("folder/big") == Data(contentsOf: file))
      #expect(try archive.contents("empty").count == 0)
      #expect(archive.fileSize > 300_000)
    }
  }

  @Test func whatCannotBeWrittenIsAnError() throws {
    let scratch = try ScratchFolder()
    for url in [scratch.url, scratch.url.appendingPathComponent("none/new.zip")] {
      #expect(throws: ZipProblem.self) { try ZipArchive.write([("a", .bytes(Data([1])))], to: url) }
    }
    let url = scratch.url.appendingPathComponent("new.zip")
    #expect(throws: ZipProblem.self) {
      try ZipArchive.write([("a", .file(scratch.url.appendingPathComponent("none")))], to: url)
    }
    #expect(!FileManager.default.fileExists(atPath: url.path))
  }
}
