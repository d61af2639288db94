import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct PhotosTests {
  private func choice(_ place: URL, photos: [URL] = [], goldfish: String? = nil) -> PictureChoice {
    var environment = [Photos.photosVariable: photos.map(\.path).joined(separator: ":")]
    environment[Photos.goldfishVariable] = goldfish
    return PictureChoice(environment: environment, place: place)
  }

  /// Puts tiny pictures into a folder.
  private func add(_ paths: String..., to folder: URL) throws {
    for path in paths {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Picture(width: 1, height: 1, pixels: [1, 2, 3]).pngData().write(to: file)
    }
  }

  @Test func drawsOnceWhatIsMissing() throws {
    try withTemporaryFolder { place in
      let first = try choice(place).set(.townAndCountry)
      #expect(first.origin == .drawn && first.test == nil)
      let notice = try choice(place).notice(.townAndCountry, .drawn).words
      #expect(notice?.contains("--photos DIR") == true)
      for (folder, count) in [(first.train, 36), (first.val, 10)] {
        let pictures = try ImageFolder(folder)
        #expect(pictures.classNames == ["rural", "urban"])
        #expect(pictures.files(of: "rural").count == count && pictures.files(of: "urban").count == count)
      }
      let fish = try choice(place).goldfish()
      #expect(fish.origin == .drawn)
      #expect(try Picture(contentsOf: fish.url).width == 480)
      // What is there is not drawn again, and nothing is drawn that was not asked for.
      let time = try modified(fish.url)
      _ = try choice(place).set(.townAndCountry)
      #expect(try modified(fish.url) == time)
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["drawn-1"])
      #expect(try first.example(of: "urban").path.contains("/val/urban/"))
      #expect(throws: PhotosError.noSuchClass("sea", folder: first.val.path, classNames: ["rural", "urban"])) {
        try first.example(of: "sea")
      }
    }
  }

  private func modified(_ file: URL) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
  }

  @Test func flowersAreDrawnInOneFolder() throws {
    try withTemporaryFolder { place in
      let flowers = try choice(place).folder(.flowers)
      #expect(flowers.origin == .drawn)
      let pictures = try ImageFolder(flowers.url)
      #expect(pictures.classNames == ["daisy", "dandelion", "roses", "sunflowers", "tulips"])
      for name in pictures.classNames { #expect(pictures.files(of: name).count == 36) }
    }
  }

  @Test func catsAndDogsAreDrawnInThreeParts() throws {
    try withTemporaryFolder { place in
      let pets = try choice(place).set(.catsAndDogs)
      #expect(pets.origin == .drawn)
      for (folder, count) in [(pets.train, 48), (pets.val, 16), (try #require(pets.test), 24)] {
        let pictures = try ImageFolder(folder)
        #expect(pictures.classNames == ["cat", "dog"])
        #expect(pictures.files(of: "cat").count == count && pictures.files(of: "dog").count == count)
      }
    }
  }

  @Test func whatIsNamedIsUsedOrRefused() throws {
    try withTemporaryFolder { place in
      let own = place.appendingPathComponent("mine")
      func urbanAndRural() throws -> PictureSet { try choice(place, photos: [own]).set(.townAndCountry) }
      #expect(throws: ImageFolderError.missing(own.path)) { try urbanAndRural() }
      try add("train/cats/a.png", to: own)
      #expect(throws: PhotosError.notAPictureSet(folder: own.path, missing: "val")) { try urbanAndRural() }
      try add("val/dogs/a.png", to: own)
      #expect(
        throws: PhotosError.classesDiffer(folder: own.path, train: ["cats"], part: "val", classNames: ["dogs"])
      ) { try urbanAndRural() }
      try add("val/cats/a.png", "train/dogs/a.png", "train/hens/a.png", "val/hens/a.png", to: own)
      let pictures = try urbanAndRural()
      #expect(pictures.origin == .own && pictures.val.path == own.appendingPathComponent("val").path)
      #expect(try choice(place, photos: [own]).notice(.townAndCountry, .own).words == nil)
      try add("test/cats/a.png", to: own)
      #expect(throws: PhotosError.self) { try urbanAndRural() }

      let fish = own.appendingPathComponent("val/cats/a.png")
      #expect(try choice(place, goldfish: fish.path).goldfish().origin == .own)
      let text = own.appendingPathComponent("fish.jpg")
      try Data("no fish".utf8).write(to: text)
      for path in [text.path, "/nowhere/fish.jpg"] {
        #expect(throws: PictureError.self) { try choice(place, goldfish: path).goldfish() }
      }
      #expect(!FileManager.default.fileExists(atPath: place.appendingPathComponent("drawn-1").path))
    }
  }

  @Test func eachLessonFindsItsSet() throws {
    try withTemporaryFolder { place in
      let all = place.appendingPathComponent("photos")
      try add(
        "flowers/Roses/a.png", "flowers/tulips/a.png", "pets/train/Cat/a.png", "pets/train/Dog/a.png",
        "pets/valid/Cat/a.png", "pets/valid/Dog/a.png", "pets/test/Cat/a.png", "pets/test/Dog/a.png",
        "mine/beach/a.png",
        to: all)
      let named = choice(place, photos: [all])
      #expect(try named.folder(.flowers).url.path == all.appendingPathComponent("flowers").path)
      let pets = try named.set(.catsAndDogs)
      #expect(pets.val.lastPathComponent == "valid" && pets.test?.lastPathComponent == "test" && pets.origin == .own)
      #expect(try named.folder(.own).url.path == all.appendingPathComponent("mine").path)
      // Own pictures that nobody has parted are not enough for town and country, unless those are there too.
      let error = #expect(throws: PhotosError.self) { try named.set(.townAndCountry) }
      #expect("\(try #require(error))".contains("train/beach"))
      try add("towns/train/urban/a.png", "towns/train/rural/a.png", to: all)
      try add("towns/val/urban/a.png", "towns/val/rural/a.png", to: all)
      #expect(try named.set(.townAndCountry).train.path.contains("/towns/train"))
    }
  }

  @Test func picturesForAnotherLessonArePassedOver() throws {
    try withTemporaryFolder { place in
      let flowers = place.appendingPathComponent("flowers")
      try add("train/rose/a.png", "train/tulip/a.png", "val/rose/a.png", "val/tulip/a.png", to: flowers)
      let named = choice(place, photos: [flowers])
      // Of a set with parts, those to train on.
      #expect(try named.folder(.flowers).url.path == flowers.appendingPathComponent("train").path)
      let pets = try named.set(.catsAndDogs)
      #expect(pets.origin == .drawn)
      let words = try #require(try named.notice(.catsAndDogs, pets.origin).words)
      #expect(words.contains("hold pictures of flowers; this lesson needs pictures of cats and dogs"), "\(words)")
      #expect(words.contains("Lectern drew them"))
      #expect(try named.notice(.catsAndDogs, .original).words?.contains("Lectern drew") == false)
      // What is named all by itself is the user's own for the lesson about own pictures.
      #expect(try named.folder(.own).url.path == flowers.appendingPathComponent("train").path)
      let two = choice(place, photos: [flowers, flowers])
      #expect(try two.folder(.own).origin == .drawn)
      let about = try #require(try two.notice(.own, .drawn).words)
      #expect(about.contains("this lesson needs a folder of your own") && about.contains("faults"))
    }
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    let nowhere = URL(fileURLWithPath: "/proc/nowhere")
    let error = #expect(throws: PhotosError.self) { try choice(nowhere).set(.townAndCountry) }
    #expect("\(try #require(error))".contains("LECTERN_CACHE"))
  }
}
