import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct PhotosTests {
  @Test func drawsOnceWhatIsMissing() throws {
    try withTemporaryFolder { place in
      let first = try Photos.urbanAndRural(environment: [:], place: place)
      #expect(first.origin == .drawn)
      #expect(first.origin.notice?.contains("--photos DIR") == true)
      for (folder, count) in [(first.train, 36), (first.val, 10)] {
        let pictures = try ImageFolder(folder)
        #expect(pictures.classNames == ["rural", "urban"])
        #expect(pictures.files(of: "rural").count == count && pictures.files(of: "urban").count == count)
      }
      let fish = try Photos.goldfish(environment: [:], place: place)
      #expect(fish.origin == .drawn)
      #expect(try Picture(contentsOf: fish.url).width == 480)
      // What is there is not drawn again.
      let time = try modified(fish.url)
      _ = try Photos.urbanAndRural(environment: [:], place: place)
      #expect(try modified(fish.url) == time)
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).count == 1)
      #expect(try first.example(of: "urban").path.contains("/val/urban/"))
      #expect(throws: PhotosError.noSuchClass("sea", folder: first.val.path, classNames: ["rural", "urban"])) {
        try first.example(of: "sea")
      }
    }
  }

  private func modified(_ file: URL) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
  }

  @Test func whatIsNamedIsUsedOrRefused() throws {
    try withTemporaryFolder { place in
      let own = place.appendingPathComponent("mine")
      func urbanAndRural() throws -> PictureSet {
        try Photos.urbanAndRural(environment: [Photos.photosVariable: own.path], place: place)
      }
      func add(_ path: String) throws {
        let file = own.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Picture(width: 1, height: 1, pixels: [1, 2, 3]).pngData().write(to: file)
      }
      #expect(throws: ImageFolderError.missing(own.path)) { try urbanAndRural() }
      try add("train/cats/a.png")
      #expect(throws: PhotosError.notAPictureSet(folder: own.path, missing: "val")) { try urbanAndRural() }
      try add("val/dogs/a.png")
      #expect(throws: PhotosError.classesDiffer(folder: own.path, train: ["cats"], val: ["dogs"])) {
        try urbanAndRural()
      }
      try add("val/cats/a.png")
      try add("train/dogs/a.png")
      let pictures = try urbanAndRural()
      #expect(pictures.origin == .own && pictures.origin.notice == nil)
      #expect(pictures.val.path == own.appendingPathComponent("val").path)

      let fish = own.appendingPathComponent("val/cats/a.png")
      #expect(try Photos.goldfish(environment: [Photos.goldfishVariable: fish.path], place: place).origin == .own)
      let text = own.appendingPathComponent("fish.jpg")
      try Data("no fish".utf8).write(to: text)
      for path in [text.path, "/nowhere/fish.jpg"] {
        #expect(throws: PictureError.self) {
          try Photos.goldfish(environment: [Photos.goldfishVariable: path], place: place)
        }
      }
      #expect(!FileManager.default.fileExists(atPath: place.appendingPathComponent("drawn-1").path))
    }
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    let nowhere = URL(fileURLWithPath: "/proc/nowhere")
    let error = #expect(throws: PhotosError.self) { try Photos.urbanAndRural(environment: [:], place: nowhere) }
    #expect("\(try #require(error))".contains("LECTERN_CACHE"))
  }
}
