import Files
import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Against a server of Python's on this machine; nothing is asked of the network.
@Suite(.enabled(if: PythonServer.isHere, "python3 is not there to be the server"))
struct PhotoFetcherTests {
  /// Three small files as the photographs, on a server that also has a zip archive of them.
  private func withServer(_ body: (PhotoServer, [String: String], URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let site = folder.appendingPathComponent("site")
      var digests: [String: String] = [:]
      for path in ["train/rural/a.jpeg", "train/urban/b.jpeg", "val/rural/c.jpg"] {
        let data = Data((path + String(repeating: ".", count: 5000)).utf8)
        let file = site.appendingPathComponent("raw/\(path)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
        digests[path] = Digest.hex(data)
      }
      let server = try PhotoServer(site)
      defer { server.stop() }
      try body(server, digests, folder.appendingPathComponent("cache"))
    }
  }

  private func names(_ folder: URL) -> Set<String> {
    Set(
      (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter {
        $0.contains(".")
      })
  }

  @Test func fetchesFilesOneByOne() throws {
    try withServer { server, digests, place in
      var reports: [Int] = []
      let fetcher = PhotoFetcher(sources: [.files(server.url("raw/"))], timeout: 5, digests: digests, place: place)
      let folder = try fetcher.fetch { reports.append($0.photographs) }
      #expect(folder.path == place.appendingPathComponent("urban-and-rural").path)
      #expect(names(folder) == Set(digests.keys).union([".complete"]))
      #expect(reports.first == 0 && reports.last == 3)
      #expect(try PictureChoice(environment: [:], place: place).set(.townAndCountry).origin == .original)
      // All is there: nobody is asked again.
      server.stop()
      #expect(try fetcher.fetch() == folder)
    }
  }

  @Test func fetchesAnArchive() throws {
    try withServer { server, digests, place in
      let fetcher = PhotoFetcher(
        sources: [.archive(server.url("photos.zip"))], timeout: 5, digests: digests, place: place)
      let found = names(try fetcher.fetch())
      #expect(found == Set(digests.keys).union([".complete"]))
    }
  }

  @Test func goesOnWithTheNextSourceAndKeepsWhatIsRight() throws {
    try withServer { server, digests, place in
      let part = place.appendingPathComponent(".urban-and-rural.part/train/rural")
      try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: server.site.appendingPathComponent("raw/train/rural/a.jpeg"), to: part.appendingPathComponent("a.jpeg"))
      // So only the copy can have it.
      try FileManager.default.removeItem(at: server.site.appendingPathComponent("raw/train/rural/a.jpeg"))
      let sources: [PhotoFetcher.Source] = [.archive(server.url("nothing.zip")), .files(server.url("raw/"))]
      let fetcher = PhotoFetcher(sources: sources, timeout: 5, digests: digests, place: place)
      let found = names(try fetcher.fetch())
      #expect(found == Set(digests.keys).union([".complete"]))
    }
  }

  /// Each way of failing leaves no folder behind that looks complete, and says what it was.
  @Test(arguments: [
    ("raw/", "HTTP status 404"), ("wrong.zip", "no zip archive"), ("cut.zip", "127.0.0.1: "), ("silent", "5 seconds"),
    ("changed/", "another SHA-256"), ("partial.zip", "not in the archive"),
  ])
  func saysWhatWentWrong(_ path: String, _ expected: String) throws {
    try withServer { server, digests, place in
      var digests = digests
      if path == "raw/" { digests["val/urban/missing.jpg"] = Digest.hex("missing") }
      let source: PhotoFetcher.Source = path.hasSuffix("/") ? .files(server.url(path)) : .archive(server.url(path))
      let timeout = path == "silent" ? 1.0 : 5
      let fetcher = PhotoFetcher(sources: [source], timeout: timeout, digests: digests, place: place)
      let error = #expect(throws: PhotoFetchError.self) { try fetcher.fetch() }
      let message = "\(try #require(error))"
      #expect(message.contains(path == "silent" ? "nothing came for 1 s" : expected), "\(message)")
      #expect(message.contains("127.0.0.1"))
      #expect(!FileManager.default.fileExists(atPath: place.appendingPathComponent("urban-and-rural").path))
    }
  }

  @Test func nobodyThere() throws {
    try withServer { server, digests, place in
      server.stop()
      let fetcher = PhotoFetcher(sources: [.files(server.url("raw/"))], timeout: 2, digests: digests, place: place)
      #expect(throws: PhotoFetchError.self) { try fetcher.fetch() }
    }
  }

  @Test func theTableHasAllPhotographs() {
    #expect(OriginalPhotos.digests.count == 92)
    #expect(OriginalPhotos.digests.values.allSatisfy { $0.count == 64 })
    #expect(OriginalPhotos.digests.keys.filter { $0.hasPrefix("val/") }.count == 20)
  }

  @Test(.enabled(if: Shared.has("photos/urban-and-rural-photos"), "no photographs in the shared folder"))
  func theTableIsThatOfThePhotographs() throws {
    for (path, digest) in OriginalPhotos.digests {
      #expect(try Digest.hex(contentsOf: Shared.url("photos/urban-and-rural-photos/\(path)")) == digest)
    }
  }
}
