import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct ImageFolderTests {
  @Test func saysWhatIsMissing() throws {
    try withTemporaryFolder { folder in
      let missing = folder.appendingPathComponent("nothing")
      #expect(throws: ImageFolderError.missing(missing.path)) { try ImageFolder(missing) }
      #expect(throws: ImageFolderError.noClassFolders(folder.path, pictures: 0)) { try ImageFolder(folder) }
      let file = folder.appendingPathComponent("a.jpg")
      try Data([1]).write(to: file)
      #expect(throws: ImageFolderError.notAFolder(file.path)) { try ImageFolder(file) }
      #expect(throws: ImageFolderError.noClassFolders(folder.path, pictures: 1)) { try ImageFolder(folder) }
      for name in ["b", "a"] {
        try FileManager.default.createDirectory(
          at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
      }
      let error = #expect(throws: ImageFolderError.noPictures(folder.path, classNames: ["a", "b"])) {
        try ImageFolder(folder)
      }
      #expect(
        "\(try #require(error))".contains("no picture (.jpg, .jpeg, .png) in the 2 folders of \(folder.path): a, b"))
    }
  }

  @Test func foldersWithinBelongToTheClassAndLinksEndNowhere() throws {
    try withTemporaryFolder { folder in
      let inner = folder.appendingPathComponent("class/inner")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      try Data([1]).write(to: inner.appendingPathComponent("deep.jpeg"))
      try Data([1]).write(to: folder.appendingPathComponent("class/z.JPG"))
      try FileManager.default.createSymbolicLink(
        at: inner.appendingPathComponent("round"), withDestinationURL: folder.appendingPathComponent("class"))
      #expect(try ImageFolder(folder).files.map(\.lastPathComponent) == ["z.JPG", "deep.jpeg"])
    }
  }

  @Test func sizesAreChecked() {
    #expect(throws: ImageFolderError.self) {
      try ImageDataGenerator().flow(fromDirectory: URL(fileURLWithPath: "/"), targetSize: (0, 5))
    }
    #expect(throws: ImageFolderError.self) {
      try ImageDataGenerator().flow(fromDirectory: URL(fileURLWithPath: "/"), batchSize: 0)
    }
  }
}
