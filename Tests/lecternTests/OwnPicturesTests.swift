import Foundation
import Testing

/// `--photos` says by itself for which lessons it is.
@Suite struct OwnPicturesTests {
  /// What each lesson of the course asks for, and the files of a folder that has some of it.
  private static let script = """
    import TransferLearning
    func show(_ name: String, _ folder: URL) { print(name, folder.pathComponents.suffix(2).joined(separator: "/")) }
    show("flowers", try Photos.flowers().url)
    let pets = try Photos.catsAndDogs()
    show("pets", pets.val)
    if let test = pets.test { show("test", test) } else { print("test none") }
    show("own", try Photos.own().url)
    show("towns", try Photos.urbanAndRural().val)
    """
  private static let files = """
    for file in flowers/roses/1 flowers/Tulip/1 pets/train/cats/1 pets/train/dogs/1 pets/valid/cats/1 pets/valid/dogs/1 \
      mine/beach/1 split/train/sea/1 split/val/sea/1; do mkdir -p photos/$(dirname $file); cp $1 photos/$file.jpg; done
    touch photos/ATTRIBUTION.txt photos/flowers/LICENSE.txt photos/flowers/.DS_Store
    """

  private func shown(_ options: String) throws -> (lines: [String], error: String) {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    try Data(Self.script.utf8).write(to: bench.folder.appendingPathComponent("which.swift"))
    let fish = "$(ls -d $LECTERN_CACHE/photos/drawn-1/goldfish.jpg)"
    let files = Self.files.replacingOccurrences(of: "$1", with: fish)
    let result = try bench.run(
      "lectern photos where > /dev/null && \(files)\nlectern run-script which.swift \(options)")
    #expect(result.status == 0, "\(result)")
    return (result.output.split(separator: "\n").map(String.init), result.error)
  }

  @Test func aFolderOfSets() throws {
    let (lines, error) = try shown("--photos photos")
    #expect(lines == ["flowers photos/flowers", "pets pets/valid", "test none", "own photos/mine", "towns split/val"])
    #expect(error == "")
  }

  @Test func oneAndSeveral() throws {
    let one = try shown("--photos photos/flowers")
    #expect(
      one.lines == [
        "flowers photos/flowers", "pets drawn-cats-and-dogs-2/val", "test drawn-cats-and-dogs-2/test",
        "own photos/flowers", "towns drawn-1/val",
      ])
    #expect(one.error.contains("hold pictures of flowers; this lesson needs pictures of cats and dogs"), "\(one.error)")
    let two = try shown("--photos photos/pets --photos photos/split")
    #expect(
      two.lines == [
        "flowers photos/drawn-flowers-1", "pets pets/valid", "test none", "own split/train", "towns split/val",
      ])
    #expect(two.error.contains("hold pictures of cats and dogs and in classes of your own; this lesson needs"))
  }
}
