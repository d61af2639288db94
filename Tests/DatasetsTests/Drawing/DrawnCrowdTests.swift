import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Many drawn pictures: as many as were asked for, no two alike, and the same each time.
struct DrawnCrowdTests {
  @Test func noTwoAreAlikeAndTheyAreTheSameAgain() throws {
    try withTemporaryFolder { place in
      let folders = ["one", "two"].map { place.appendingPathComponent($0) }
      for folder in folders { try DrawnCrowd.draw(60, into: folder) }
      let pictures = try ImageFolder(folders[0])
      #expect(pictures.classNames == ["rural", "urban"] && pictures.files.count == 60)
      #expect(pictures.files(of: "rural").count == 30)
      let bytes = try pictures.files.map { try Data(contentsOf: $0) }
      #expect(Set(bytes).count == 60)
      #expect(try ImageFolder(folders[1]).files.map { try Data(contentsOf: $0) } == bytes)
      for file in pictures.files.prefix(12) {
        let picture = try Picture(contentsOf: file)
        #expect(DrawnCrowd.sides.contains(picture.width) && DrawnCrowd.sides.contains(picture.height))
      }
    }
  }
}
