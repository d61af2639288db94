import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct FolderCheckTests {
  private func names(_ check: FolderCheck, _ kind: FolderFinding.Kind) -> [[String]] {
    check.findings(kind).map(\.names)
  }

  @Test func aSoundFolderHasNoFindings() throws {
    try PhotoFolder.with { folder in
      for seed in 0..<12 { try folder.add("\(seed < 6 ? "a" : "b")/\(seed).jpg", seed) }
      let check = try FolderCheck(folder.url)
      #expect(check.findings.isEmpty, "\(check.findings)")
      #expect(check.parts.isEmpty && check.classNames == ["a", "b"] && check.balance.counts == [[6], [6]])
      #expect(check.balance.baseline == 0.5 && check.balance.largest == "a")
    }
  }

  @Test func theSamePictureIsFoundInAnyGuise() throws {
    try PhotoFolder.with { folder in
      for seed in 0..<4 { try folder.add("a/\(seed).jpg", seed) }
      try folder.add("a/again.jpg", 0)
      try folder.add("a/small.png", 1, width: 48, height: 40)
      try folder.add("a/square.jpg", 2, width: 224, height: 224, quality: 30)
      try folder.add("b/3-large.png", 3, width: 192, height: 160)
      try folder.add("b/own.jpg", 9)
      let check = try FolderCheck(folder.url, smallestSide: 32)
      #expect(names(check, .double) == [["a/0.jpg", "a/again.jpg"]])
      #expect(names(check, .nearDouble) == [["a/1.jpg", "a/small.png"], ["a/2.jpg", "a/square.jpg"]])
      #expect(names(check, .contradictory) == [["a/3.jpg", "b/3-large.png"]])
      #expect(check.findings.map(\.kind) == [.contradictory, .double, .nearDouble, .nearDouble, .unbalanced])
      #expect(check.findings[0].description.contains("in the classes a and b"))
      #expect(check.findings[2].description.contains("a/small.png (48 × 40)"))
    }
  }

  @Test func leaksBetweenPartsAreFound() throws {
    try PhotoFolder.with { folder in
      for (part, first) in [("train", 0), ("val", 20), ("test", 40)] {
        for seed in first..<first + 3 { try folder.add("\(part)/a/\(seed).jpg", seed) }
        if part != "test" { try folder.add("\(part)/b/\(first + 9).jpg", first + 9) }
      }
      try folder.add("val/a/leak.jpg", 1, width: 60, height: 50)
      try folder.add("test/a/leak.jpg", 22)
      let check = try FolderCheck(folder.url, smallestSide: 0)
      #expect(check.parts == ["train", "val", "test"])
      #expect(names(check, .leaked) == [["train/a/1.jpg", "val/a/leak.jpg"], ["val/a/22.jpg", "test/a/leak.jpg"]])
      #expect(check.findings(.leaked)[0].description.contains("in train and val"))
      #expect(names(check, .emptyClass) == [["test/b"]])
      #expect(check.findings(.emptyClass)[0].description == "There is no folder test/b.")
      #expect(check.balance.counts == [[3, 4, 4], [1, 1, 0]])
      #expect(check.balance.baseline == 0.8)
    }
  }

  @Test func whatCannotBeReadIsNamedWithItsReason() throws {
    try PhotoFolder.with { folder in
      try folder.add("a/sound.jpg", 1)
      try folder.write("a/cut.jpg", try PhotoFolder.picture(2).jpegData().dropLast(200))
      try folder.write("a/empty.png", Data())
      try folder.write("a/page.jpg", Data("<!DOCTYPE html><p>404".utf8))
      try folder.write("a/phone.jpg", Data([0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0]))
      try folder.write("a/web.webp", Data("RIFF0000WEBPVP8 ".utf8))
      try folder.write("a/notes.txt", Data("nothing".utf8))
      try FileManager.default.createSymbolicLink(
        at: folder.url.appendingPathComponent("a/gone.jpg"),
        withDestinationURL: folder.url.appendingPathComponent("nowhere"))
      let check = try FolderCheck(folder.url)
      let found = check.findings(.unreadable)
      #expect(
        found.map(\.names)
          == ["cut.jpg", "empty.png", "gone.jpg", "page.jpg", "phone.jpg", "web.webp"].map { ["a/\($0)"] })
      for (finding, words) in zip(
        found, ["ends before the picture does", "is empty", "no such file", "a web page", "HEIC", "WebP"])
      {
        #expect(finding.description.contains(words) && finding.description.hasPrefix(finding.names[0]), "\(finding)")
        #expect(!finding.description.contains(folder.url.path))
      }
      #expect(check.pictures.count == 7 && check.balance.counts == [[1]])
    }
  }

  @Test func namesThatLieAndOddPicturesAreTold() throws {
    try PhotoFolder.with { folder in
      let manager = FileManager.default
      try folder.write("a/really.jpg", try PhotoFolder.picture(1).pngData())
      try folder.write("a/photo.webp", try PhotoFolder.picture(2).jpegData())
      try folder.write("a/noending", try PhotoFolder.picture(3).jpegData())
      try folder.add("a/tiny.png", 4, width: 40, height: 90)
      try folder.add("a/wide.jpg", 5, width: 400, height: 100)
      let grey = PhotoFolder.picture(6)
      let greys = stride(from: 0, to: grey.pixels.count, by: 3).flatMap { Array(repeating: grey.pixels[$0], count: 3) }
      try folder.write("a/grey.jpg", try Picture(width: 96, height: 80, pixels: greys).jpegData())
      try folder.write("a/cmyk.jpg", Fixtures.cmykWithExif)
      let clear = PixelGrid(
        width: 80, height: 80, channels: 4, bytes: (0..<80 * 80 * 4).map { UInt8(truncatingIfNeeded: $0 &* $0 / 97) })
      try folder.write("a/clear.png", try clear.pngData())
      try manager.createDirectory(at: folder.url.appendingPathComponent("b"), withIntermediateDirectories: true)
      let check = try FolderCheck(folder.url)
      #expect(names(check, .misnamed) == [["a/noending"], ["a/photo.webp"], ["a/really.jpg"]])
      #expect(
        check.findings(.misnamed)[1].description
          == "a/photo.webp is a JPEG, but is not read by that name; let it end in .jpeg.")
      #expect(check.findings(.misnamed)[2].description == "a/really.jpg is a PNG; it is read all the same.")
      #expect(names(check, .tiny) == [["a/cmyk.jpg"], ["a/tiny.png"]])
      #expect(names(check, .oddShape) == [["a/wide.jpg"]])
      #expect(names(check, .greyscale) == [["a/grey.jpg"]])
      #expect(names(check, .cmyk) == [["a/cmyk.jpg"]] && names(check, .turned) == [["a/cmyk.jpg"]])
      #expect(names(check, .transparent) == [["a/clear.png"]])
      #expect(names(check, .emptyClass) == [["b"]])
      #expect(check.findings(.emptyClass)[0].description == "b has no picture that can be used.")
    }
  }

  @Test func aNameThatIsNoTextIsAFindingAndNoError() throws {
    #if os(Linux)
      try PhotoFolder.with { (folder: PhotoFolder) throws in
        try folder.add("a/sound.jpg", 1)
        let path = folder.url.appendingPathComponent("a").path.utf8.map { CChar(bitPattern: $0) }
        let file = fopen(path + [47, 97, CChar(bitPattern: 0xFF), 98, 46, 106, 112, 103, 0], "w")
        if let file { fclose(file) }
        #expect(try FolderCheck(folder.url).findings.map(\.kind) == [.unreadable])
      }
    #endif
  }

  @Test func foldersThatAreNoneAreRefusedAsElsewhere() throws {
    try PhotoFolder.with { folder in
      #expect(throws: ImageFolderError.noClassFolders(folder.url.path, pictures: 0)) { try FolderCheck(folder.url) }
      try folder.write("a/notes.txt", Data())
      #expect(throws: ImageFolderError.noPictures(folder.url.path, classNames: ["a"])) { try FolderCheck(folder.url) }
      let nowhere = folder.beside("nowhere")
      #expect(throws: ImageFolderError.missing(nowhere.path)) { try FolderCheck(nowhere) }
    }
  }

  /// Files of fuzzers and cameras: what the decoder says of them at an eighth of their size, it says at their full size too.
  @Test(.enabled(if: Shared.has("odd/jpeg/LIST.tsv"), "no odd/jpeg in the shared folder"))
  func oddFilesAreJudgedAsTheyAreRead() throws {
    for file in try PictureFiles(in: Shared.url("odd/jpeg"), followLinks: false).files {
      let look = Result { try PictureLook(file, name: file.path) }
      let read = Result { try Picture(contentsOf: file, applyingOrientation: false) }
      switch (look, read) {
      case (.success(let look), .success(let picture)):
        #expect(look.width == picture.width && look.height == picture.height, "\(file)")
      case (.failure(let look), .failure(let read)): #expect("\(look)" == "\(read)")
      default: Issue.record("\(file.lastPathComponent): \(look), \(read)")
      }
    }
  }

  /// No two of the drawn scenes, which are much alike, are taken for the same.
  @Test func drawnScenesAreToldApart() throws {
    try withTemporaryFolder { folder in
      let pictures = try DrawnPictures.folder(of: .townAndCountry, in: folder)
      let check = try FolderCheck(pictures)
      #expect(check.parts == ["train", "val"] && check.pictures.count > 20)
      #expect(check.findings.isEmpty, "\(check.findings)")
    }
  }
}
