import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

/// Folders as they are found: each is read, or is one clear sentence.
@Suite struct OddFolderTests {
  private let manager = FileManager.default

  @Test func brokenFilesAreSkippedByName() throws {
    try withPictures { folder in
      let lfs = Data("version https://git-lfs.github.com/spec/v1\n".utf8)
      try lfs.write(to: folder.appendingPathComponent("cold/050.jpg"))
      try Data().write(to: folder.appendingPathComponent("warm/z.png"))
      try manager.createSymbolicLink(
        at: folder.appendingPathComponent("warm/dangling.jpg"),
        withDestinationURL: folder.appendingPathComponent("nowhere.jpg"))
      let flow = try ImageDataGenerator().flow(
        fromDirectory: folder, targetSize: (4, 4), shuffle: false, onError: .skip, verbose: false)
      #expect(flow.count == 5 && flow.classes == [0, 0, 0, 1, 1])
      #expect(flow.skippedFiles.map(\.name) == ["cold/050.jpg", "warm/dangling.jpg", "warm/z.png"])
      let reasons = flow.skippedFiles.map(\.reason)
      #expect(reasons[0].contains("Git LFS") && reasons[1].contains("no such file") && reasons[2].contains("is empty"))
      #expect(try flow.batches(epoch: 0)[0].inputs().shape == [5, 4, 4, 3])
      // Refused when it is asked for, by the first in order.
      let refusing = try ImageDataGenerator().flow(fromDirectory: folder, shuffle: false, verbose: false)
      #expect(refusing.count == 8 && refusing.skippedFiles.isEmpty)
      let error = #expect(throws: PictureError.self) {
        try refusing.batches(epoch: 0).forEachLoadedAhead { _, batch in _ = try batch.inputs() }
      }
      #expect("\(try #require(error))".contains("cold/050.jpg"))
      let dataset = try imageDatasetFromDirectory(folder, shuffle: false, onError: .skip, verbose: false)
      #expect(dataset.count == 5 && dataset.skippedFiles.count == 3 && dataset.classes == [0, 0, 0, 1, 1])
    }
  }

  @Test func allBrokenIsAnError() throws {
    try withPictures(cold: 0, warm: 0) { folder in
      for index in 0..<5 { try Data([1]).write(to: folder.appendingPathComponent("cold/\(index).jpg")) }
      let error = #expect(throws: ImageFolderError.self) {
        try ImageDataGenerator().flow(fromDirectory: folder, onError: .skip, verbose: false)
      }
      #expect("\(try #require(error))".hasPrefix("None of the 5 pictures in \(folder.path) can be read."))
    }
  }

  /// The files of fuzzers and cameras, as one folder: what decodes is kept, what does not is named.
  @Test(.enabled(if: Shared.has("odd/jpeg/LIST.tsv"), "no odd/jpeg in the shared folder"))
  func oddFilesAsAFolder() throws {
    try withTemporaryFolder { folder in
      try manager.createSymbolicLink(
        at: folder.appendingPathComponent("odd"), withDestinationURL: Shared.url("odd/jpeg"))
      let flow = try ImageDataGenerator(rotationRange: 10).flow(
        fromDirectory: folder, targetSize: (16, 16), onError: .skip, verbose: false)
      #expect(flow.skippedFiles.count == 14 && flow.count > 35)
      #expect(flow.skippedFiles.allSatisfy { $0.reason.contains($0.name.dropFirst("odd/".count)) })
      try flow.batches(epoch: 0).forEachLoadedAhead { (_: Int, batch: Batch) throws in
        #expect(try batch.inputs().withUnsafeScalars { $0.allSatisfy(\.isFinite) })
      }
    }
  }

  @Test func emptyClassesAndOtherKindsAreToldOf() throws {
    try withPictures(cold: 1, warm: 0) { folder in
      for name in ["a.bmp", "b.BMP", "c.tiff", "notes.txt"] {
        try Data([1]).write(to: folder.appendingPathComponent("cold/\(name)"))
      }
      let found = try ImageFolder(folder)
      #expect(found.emptyClasses == ["warm"] && found.classNames == ["cold", "warm"])
      #expect(found.unreadableKinds == ["bmp": 2, "tiff": 1])
      #expect(
        found.notes == [
          "There is no picture in the class folder \"warm\".",
          "Left out, because only .jpg, .jpeg and .png are read: 2 .bmp, 1 .tiff.",
        ])
    }
  }

  @Test func classesCanBeNamed() throws {
    try withPictures { folder in
      let flow = try ImageDataGenerator().flow(
        fromDirectory: folder, classes: ["warm", "cold"], classMode: .sparse, shuffle: false, verbose: false)
      #expect(flow.classNames == ["warm", "cold"] && flow.classes == [0, 0, 1, 1, 1])
      #expect(flow.filenames.first == "warm/100.png")
      #expect(try ImageFolder(folder, classes: ["warm"]).files.count == 2)
      #expect(throws: ImageFolderError.noSuchClasses(folder.path, missing: ["hot"], found: ["cold", "warm"])) {
        try ImageFolder(folder, classes: ["cold", "hot"])
      }
      #expect(throws: ImageFolderError.classTwice("cold")) { try ImageFolder(folder, classes: ["cold", "cold"]) }
      #expect(throws: ImageFolderError.noSuchClasses(folder.path, missing: [], found: ["cold", "warm"])) {
        try ImageFolder(folder, classes: [])
      }
    }
  }

  @Test func aFolderTwiceIsRefused() throws {
    try withPictures { folder in
      try manager.createSymbolicLink(
        at: folder.appendingPathComponent("tepid"), withDestinationURL: folder.appendingPathComponent("warm"))
      let error = #expect(throws: ImageFolderError.sameFolder(folder.path, classNames: ["tepid", "warm"])) {
        try ImageFolder(folder)
      }
      #expect("\(try #require(error))".contains("symbolic link"))
      #expect(try ImageFolder(folder, classes: ["cold", "tepid"]).files.count == 5)
    }
  }

  @Test func linksAreFollowedWhereAsked() throws {
    try withPictures { folder in
      let other = folder.deletingLastPathComponent().appendingPathComponent("linked-\(UUID().uuidString)")
      try manager.createDirectory(at: other, withIntermediateDirectories: true)
      defer { try? manager.removeItem(at: other) }
      try manager.copyItem(
        at: folder.appendingPathComponent("cold/100.png"), to: other.appendingPathComponent("more.png"))
      try manager.createSymbolicLink(at: folder.appendingPathComponent("cold/link"), withDestinationURL: other)
      // Round in a circle.
      try manager.createSymbolicLink(
        at: other.appendingPathComponent("round"), withDestinationURL: folder.appendingPathComponent("cold"))
      #expect(try ImageFolder(folder).files(of: "cold").count == 3)
      let names = try ImageFolder(folder, followLinks: true).files(of: "cold").map(\.lastPathComponent)
      #expect(names == ["100.png", "101.png", "102.png", "more.png"])
    }
  }

  @Test func oddNamesAreRead() throws {
    try withPictures(cold: 1, warm: 0) { folder in
      let png = folder.appendingPathComponent("cold/100.png")
      let names = ["%41 ?#.png", "Blüte.png", "a\nb.png", "日本.PNG", "'\"\\.png", " .png"]
      for name in names { try manager.copyItem(at: png, to: folder.appendingPathComponent("cold/\(name)")) }
      let flow = try ImageDataGenerator().flow(
        fromDirectory: folder, targetSize: (3, 3), shuffle: false, onError: .skip, verbose: false)
      #expect(Set(flow.filenames) == Set((names + ["100.png"]).map { "cold/\($0)" }))
      #expect(flow.skippedFiles.isEmpty && Set(flow.batches(epoch: 0)[0].keys).count == 1)
    }
  }

  @Test func namesThatAreNoTextAreNamed() throws {
    #if os(Linux)
      try withPictures(cold: 1, warm: 1) { (folder: URL) throws in
        let path = folder.appendingPathComponent("cold").path.utf8.map { CChar(bitPattern: $0) }
        let name: [CChar] = [47, 97, CChar(bitPattern: 0xFF), 98, 46, 106, 112, 103, 0]
        let file = fopen(path + name, "w")
        if let file { fclose(file) }
        let error = #expect(throws: ImageFolderError.self) { try ImageFolder(folder) }
        #expect("\(try #require(error))".contains("not UTF-8"))
      }
    #endif
  }

  @Test func unreadableFoldersAreNamed() {
    let error = ImageFolderError.unreadable("/x", reason: "Permission denied")
    #expect("\(error)" == "The folder /x cannot be read: Permission denied.")
  }
}
