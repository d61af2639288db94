import Files
import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Small archives of the kinds that are fetched, from a server on this machine.
@Suite(.enabled(if: PythonServer.isHere, "python3 is not there to be the server"))
struct PhotoArchiveFetcherTests {
  /// What a test has: a server, its folder, and the place that is fetched to.
  private struct Bench {
    let server: ArchiveServer
    let site: URL
    let place: URL

    func flowers(_ path: String = "flowers.tgz", digest: String? = nil, timeout: Double = 5) throws
      -> PhotoArchiveFetcher
    {
      let file = site.appendingPathComponent(path.replacingOccurrences(of: "cut/", with: ""))
      let data = (try? Data(contentsOf: file)) ?? Data(count: 100)
      let archive = PhotoArchive(
        collection: .flowers, url: server.url(path), form: .gzippedTar, bytes: data.count,
        sha256: digest ?? Digest.hex(data),
        folders: ["roses", "tulips"].map { PhotoArchive.Folder(source: $0, target: $0, count: 3) },
        files: ["LICENSE.txt"], holdsBackTest: false)
      return PhotoArchiveFetcher(archive, timeout: timeout, place: place)
    }

    func pets(_ path: String = "pets.zip", first: Int = 0) throws -> PhotoArchiveFetcher {
      let bytes = try Data(contentsOf: site.appendingPathComponent(path)).count
      let archive = PhotoArchive(
        collection: .catsAndDogs, url: server.url(path), form: .zip, bytes: bytes, sha256: nil,
        folders: [
          .numbered("train/cats", "train/cat", "cat", first..<first + 2),
          .numbered("train/dogs", "train/dog", "dog", first..<first + 2),
          .numbered("validation/cats", "val/cat", "cat", 20..<24),
          .numbered("validation/dogs", "val/dog", "dog", 20..<24),
        ], files: [], holdsBackTest: true)
      return PhotoArchiveFetcher(archive, timeout: 5, place: place)
    }
  }

  private func withBench(_ body: (Bench) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let site = folder.appendingPathComponent("site")
      try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
      let picture = site.appendingPathComponent("picture")
      try Picture(width: 8, height: 8, pixels: [UInt8](repeating: 90, count: 192)).jpegData().write(to: picture)
      let maker = Process()
      maker.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      maker.arguments = ["python3", "-c", Self.archives, site.path]
      try maker.run()
      maker.waitUntilExit()
      try #require(maker.terminationStatus == 0)
      let server = try ArchiveServer(site)
      defer { server.stop() }
      try body(Bench(server: server, site: site, place: folder.appendingPathComponent("cache")))
    }
  }

  /// Makes the archives, sound ones and others.
  private static let archives = """
    import io, os, sys, tarfile, zipfile
    site = sys.argv[1] + "/"
    picture = open(site + "picture", "rb").read()
    def tar(name, extra=None):
        with tarfile.open(site + name, "w:gz") as file:
            def add(path, data=picture):
                entry = tarfile.TarInfo(path)
                entry.size = len(data)
                file.addfile(entry, io.BytesIO(data))
            for kind in ["roses", "tulips"]:
                for number in range(3): add("flower_photos/%s/%d.jpg" % (kind, number))
            add("flower_photos/LICENSE.txt", b"CC BY")
            add("flower_photos/other.txt", os.urandom(60000))
            if extra: extra(file, add)
    def link(kind):
        def make(file, add):
            entry = tarfile.TarInfo("flower_photos/roses/3.jpg")
            entry.type, entry.linkname = kind, "/etc/passwd"
            file.addfile(entry)
        return make
    tar("flowers.tgz")
    tar("up.tgz", lambda file, add: add("../up.jpg"))
    tar("inner-up.tgz", lambda file, add: add("flower_photos/../../up.jpg"))
    tar("root.tgz", lambda file, add: add("/tmp/up.jpg"))
    tar("link.tgz", link(tarfile.SYMTYPE))
    tar("hard.tgz", link(tarfile.LNKTYPE))
    tar("more.tgz", lambda file, add: add("flower_photos/roses/3.jpg"))
    open(site + "text.tgz", "w").write("Sign in to go on.")
    def pets(name, broken=None, extra=None):
        with zipfile.ZipFile(site + name, "w") as file:
            for part, first, count in [("train", 0, 2), ("validation", 20, 4)]:
                for kind in ["cat", "dog"]:
                    for number in range(first, first + count):
                        path = "cats_and_dogs_filtered/%s/%ss/%s.%d.jpg" % (part, kind, kind, number)
                        file.writestr(path, picture[:-40] if path.endswith(broken or "-") else picture)
            file.writestr("cats_and_dogs_filtered/vectorize.py", "import os")
            if extra: file.writestr(extra, picture)
    pets("pets.zip")
    pets("broken.zip", broken="dog.21.jpg")
    pets("up.zip", extra="../up.jpg")
    """

  private func names(_ folder: URL) -> Set<String> {
    let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return Set(all.filter { $0.contains(".") })
  }

  @Test func fetchesFlowers() throws {
    try withBench { bench in
      let folder = try bench.flowers().fetch()
      let pictures = ["roses", "tulips"].flatMap { kind in (0..<3).map { "\(kind)/\($0).jpg" } }
      #expect(names(folder) == Set(pictures + ["LICENSE.txt", ".complete"]))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: bench.place.path).sorted() == [".flowers.lock", "flowers"])
      let used = try PictureChoice(environment: [:], place: bench.place).folder(.flowers)
      #expect(used.origin == .original && used.url.path == folder.path)
      // All is there: nobody is asked again.
      bench.server.stop()
      #expect(try bench.flowers().fetch() == folder)
    }
  }

  @Test func fetchesPetsAndHoldsATestBack() throws {
    try withBench { bench in
      let folder = try bench.pets().fetch()
      let expected = ["cat", "dog"].flatMap { kind in
        [
          "train/\(kind)/\(kind).0.jpg", "train/\(kind)/\(kind).1.jpg", "val/\(kind)/\(kind).20.jpg",
          "val/\(kind)/\(kind).22.jpg", "test/\(kind)/\(kind).21.jpg", "test/\(kind)/\(kind).23.jpg",
        ]
      }
      #expect(names(folder) == Set(expected + [".complete"]))
      let marker = try String(contentsOf: folder.appendingPathComponent(".complete"), encoding: .utf8)
      #expect(marker.contains(try Digest.hex(contentsOf: bench.site.appendingPathComponent("pets.zip"))))
      let used = try PictureChoice(environment: [:], place: bench.place).set(.catsAndDogs)
      #expect(used.origin == .original && used.test?.lastPathComponent == "test")
    }
  }

  @Test func goesOnWhereTheConnectionBroke() throws {
    try withBench { bench in
      try bench.flowers("cut/flowers.tgz").fetch()
      let asked = try String(contentsOf: bench.site.appendingPathComponent("asked"), encoding: .utf8)
      let starts = asked.split(separator: "\n").compactMap { Int($0) }
      #expect(starts.count == 2 && starts[0] == 0 && starts[1] > 10_000, "\(starts)")
    }
  }

  /// What is not let in leaves nothing behind, and says what it was.
  @Test(arguments: [
    ("up.tgz", "not let in: ../up.jpg"), ("inner-up.tgz", "not let in: flower_photos/../../up.jpg"),
    ("root.tgz", "not let in: /tmp/up.jpg"), ("link.tgz", "not let in: l"), ("hard.tgz", "not let in: h"),
    ("more.tgz", "has 4 pictures in roses where 3 should be"), ("text.tgz", "cannot be unpacked by tar"),
    ("nothing.tgz", "HTTP status 404"), ("silent", "nothing came for 1 s"),
  ])
  func archivesThatAreNotRight(_ path: String, _ words: String) throws {
    try withBench { bench in
      let fetcher = try bench.flowers(path, timeout: path == "silent" ? 1 : 5)
      let error = #expect(throws: PhotoFetchError.self) { try fetcher.fetch() }
      let message = "\(try #require(error))"
      #expect(
        message.contains(words) && message.contains("five kinds of flowers") && message.contains("127.0.0.1"),
        "\(message)")
      let left = names(bench.place).filter { !$0.hasPrefix(".flowers.part/archive") }
      #expect(left.isSubset(of: [".flowers.lock", ".flowers.part"]), "\(left)")
    }
  }

  @Test func anotherDigestIsRefused() throws {
    try withBench { bench in
      let fetcher = try bench.flowers(digest: Digest.hex("another"))
      let error = #expect(throws: PhotoFetchError.self) { try fetcher.fetch() }
      #expect("\(try #require(error))".contains("another SHA-256"))
      #expect(names(bench.place) == [".flowers.lock"])
    }
  }

  @Test func petsThatAreNotRight() throws {
    try withBench { bench in
      for (fetcher, words) in [
        (try bench.pets("broken.zip"), "cannot be read: cats_and_dogs_filtered/validation/dogs/dog.21.jpg"),
        (try bench.pets("up.zip"), "not let in: ../up.jpg"), (try bench.pets(first: 1), "does not belong to the set"),
      ] {
        let error = #expect(throws: PhotoFetchError.self) { try fetcher.fetch() }
        let message = "\(try #require(error))"
        #expect(message.contains(words.replacingOccurrences(of: "cats_and_dogs_filtered/", with: "")), "\(message)")
        #expect(names(bench.place) == [".cats-and-dogs.lock"])
      }
    }
  }

  @Test func theArchivesAreKnown() throws {
    let flowers = try #require(PhotoArchive.of(.flowers))
    #expect(flowers.folders.reduce(0) { $0 + $1.count } == 3670 && flowers.sha256?.count == 64)
    let pets = try #require(PhotoArchive.of(.catsAndDogs))
    #expect(pets.folders.map(\.count) == [1000, 1000, 500, 500])
    for archive in [flowers, pets] { #expect(archive.url.scheme == "https" && archive.url.pathExtension.count == 3) }
    #expect(PhotoCollection.urbanAndRural.count == 92)
  }
}
