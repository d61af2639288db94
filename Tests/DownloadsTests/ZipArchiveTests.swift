import Downloads
import Foundation
import TestSupport
import Testing

/// Python's zipfile makes the zips.
@Suite(.enabled(if: PythonServer.isHere, "python3 is not there to make zip files")) struct ZipArchiveTests {
  private let scratch: ScratchFolder
  private let text = Data(String(repeating: "all work and no play ", count: 5000).utf8)

  init() throws { scratch = try ScratchFolder() }

  /// A zip file of `folder/text`, packed, and `raw`, as it is.
  private func zip() throws -> URL {
    let url = scratch.url.appendingPathComponent("some.zip")
    let file = try scratch.write("text", [UInt8](text))
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1], "w") as archive:
          archive.write(sys.argv[2], "folder/text", zipfile.ZIP_DEFLATED)
          archive.writestr("raw", b"1234")
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, url.path, file.path]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return url
  }

  @Test func readsAndExtracts() throws {
    let archive = try ZipArchive(zip())
    #expect(archive.names == ["folder/text", "raw"])
    #expect(archive.size(of: "folder/text") == text.count)
    #expect(try archive.contents("folder/text") == text)
    let target = scratch.url.appendingPathComponent("out")
    try archive.extract("raw", to: target)
    #expect(try Data(contentsOf: target) == Data("1234".utf8))
    #expect(throws: (any Error).self) { try archive.extract("raw", to: target) }
  }

  @Test func saysWhatIsWrong() throws {
    #expect(throws: ZipProblem.noFile) { try ZipArchive(scratch.url.appendingPathComponent("none.zip")) }
    let archive = try ZipArchive(zip())
    #expect(throws: ZipProblem.noMember("../text")) { try archive.contents("../text") }
    #expect(throws: ZipProblem.tooLarge("folder/text", bytes: text.count)) {
      try archive.contents("folder/text", mostBytes: 1000)
    }
  }

  /// A member that says it has 4 GB less a little is refused before memory is taken.
  @Test func aLieAboutTheSizeIsRefused() throws {
    var bytes = [UInt8](try Data(contentsOf: zip()))
    let entry = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4b, 0x01, 0x02]) })
    bytes.replaceSubrange(entry + 24..<entry + 28, with: [0xf0, 0xff, 0xff, 0xff])
    let file = try scratch.write("liar.zip", bytes)
    #expect(throws: ZipProblem.self) { try ZipArchive(file).contents("folder/text") }
  }

  @Test func damagedAndCutFilesAreErrors() throws {
    let whole = [UInt8](try Data(contentsOf: zip()))
    for length in stride(from: 0, to: whole.count, by: 7) {
      let file = try scratch.write("cut.zip", Array(whole.prefix(length)))
      #expect(throws: ZipProblem.self) { try ZipArchive(file).contents("folder/text") }
    }
    for position in 60..<100 {
      var bytes = whole
      bytes[position] ^= 0x55
      let file = try scratch.write("damaged.zip", bytes)
      if let data = try? ZipArchive(file).contents("folder/text") { #expect(data == text) }
    }
  }
}
