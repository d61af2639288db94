import Foundation
import TestSupport
import Testing

@testable import PhotoFolders

/// What a folder holds is said by how pictures lie in it. Nothing is decoded: files may be empty.
@Suite struct NamedPhotosTests {
  private func withFiles(_ paths: [String], _ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for path in paths {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: file)
      }
      try body(folder)
    }
  }

  private func described(_ folder: URL) throws -> [String] {
    try NamedPhotos([folder]).sets.map { set in
      let name = set.url == folder ? "." : set.url.lastPathComponent
      let parts = set.parts.map { [$0.train, $0.val, $0.test].compactMap { $0?.lastPathComponent } }
      return "\(name) \(set.kind) \(set.classNames.joined(separator: "+"))"
        + (parts.map { " \($0.joined(separator: "/"))" } ?? "")
    }
  }

  @Test(arguments: [
    // With parts, under each name.
    (["train/a/1.jpg", "val/a/1.jpg"], [". own a train/val"]),
    (["train/cat/1.jpg", "valid/cat/1.jpg", "train/dog/1.jpg"], [". catsAndDogs cat+dog train/valid"]),
    (["train/a/1.jpg", "validation/a/1.jpg", "test/a/1.jpg"], [". own a train/validation/test"]),
    (["train/a/1.jpg", "val/a/1.jpg", "test/words.txt"], [". own a train/val"]),
    (["train/a/1.jpg", "val/a/1.jpg", "validation/a/1.jpg"], [". own a train/val"]),
    // With a folder a class; other files do not matter.
    (["roses/1.jpg", "tulips/2.PNG", "LICENSE.txt", ".DS_Store"], [". flowers roses+tulips"]),
    (["beach/1.jpeg", "wood/2.jpg"], [". own beach+wood"]),
    (["cats/inside/1.jpg", "dogs/outside/1.jpg"], [". catsAndDogs cats+dogs"]),
    // A class that is called like a part.
    (["train/1.jpg", "bus/1.jpg"], [". own bus+train"]), (["train/1.jpg", "val/1.jpg"], [". own train+val"]),
    // With such folders in it; a folder full of pictures beside them, loose files and half a set are left out.
    (
      [
        "flowers/roses/1.jpg", "flowers/daisy/1.jpg", "pets/train/cat/1.jpg", "pets/val/dog/1.jpg", "loose.jpg",
        "imagenet/1.jpg", "half/train/a/1.jpg", ".hidden/train/a/1.jpg", "words/a/b.txt",
      ],
      ["flowers flowers daisy+roses", "pets own cat train/val"]
    ),
    (["mine/beach/1.jpg", "yours/wood/1.jpg"], ["mine own beach", "yours own wood"]),
  ])
  func foldersAreSets(_ files: [String], _ expected: [String]) throws {
    try withFiles(files) { folder in
      let found = try described(folder)
      #expect(found == expected)
    }
  }

  @Test(arguments: [
    (["train/a/1.jpg"], "there is no folder val in it"),
    (["val/a/1.jpg", "x.jpg"], "there is no folder train in it. It"),
    (["half/valid/a/1.jpg"], "there is no folder train in it. It"), (["a.jpg", "b.jpg"], "nor a folder with pictures"),
    (["words/a.txt"], "nor a folder with pictures"), (["a/b/c/1.jpg"], "nor a folder with pictures"),
  ])
  func whatIsNoSetIsRefused(_ files: [String], _ words: String) throws {
    try withFiles(files) { folder in
      let problem = #expect(throws: PhotoFolderProblem.self) { try NamedPhotos([folder]) }
      let said = try #require(problem).words
      #expect(said.contains(words), "\(said)")
    }
  }

  @Test func theVariableNamesSeveral() throws {
    try withFiles(["one/train/a/1.jpg", "one/val/a/1.jpg", "two/b/1.jpg", "o:ne/c/1.jpg"]) { folder in
      func names(_ value: String) throws -> [String] {
        try NamedPhotos(variable: value).sets.map { $0.url.lastPathComponent }
      }
      let path = folder.path
      let (none, two, one) = (try names(""), try names("\(path)/two:\(path)/one"), try names("\(path)/o:ne"))
      #expect(none == [] && two == ["two", "one"] && one == ["o:ne"])
      #expect(throws: PhotoFolderProblem.missing("\(path)/three")) { try names("\(path)/two:\(path)/three") }
      #expect(throws: PhotoFolderProblem.notAFolder("\(path)/two/b/1.jpg")) { try names("\(path)/two/b/1.jpg") }
    }
  }
}
