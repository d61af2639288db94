import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

@Suite struct DirectoryIteratorTests {
  /// Two classes with pictures of one colour each: 3 of `cold`, 2 of `warm`, and files that are no pictures.
  private func withFolder<R>(_ body: (URL) throws -> R) throws -> R {
    try withTemporaryFolder { folder in
      for (name, count) in [("warm", 2), ("cold", 3)] {
        let place = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for index in 0..<count {
          let grey = UInt8(index * 20 + (name == "warm" ? 100 : 10))
          let pixels = (0..<12 * 10).flatMap { [grey, grey, UInt8($0 % 12 * 20)] }
          let picture = Picture(width: 12, height: 10, pixels: pixels)
          try picture.pngData().write(to: place.appendingPathComponent("\(index).\(index == 1 ? "PNG" : "png")"))
        }
        try Data("no picture".utf8).write(to: place.appendingPathComponent("notes.txt"))
        try Data("no picture".utf8).write(to: place.appendingPathComponent("._0.png"))
      }
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(".hidden"), withIntermediateDirectories: true)
      return try body(folder)
    }
  }

  @Test func findsClassesAndPictures() throws {
    try withFolder { folder in
      let flow = try ImageDataGenerator().flow(fromDirectory: folder)
      #expect(flow.classNames == ["cold", "warm"])
      #expect(flow.classIndices == ["cold": 0, "warm": 1])
      #expect(flow.filenames == ["cold/0.png", "cold/1.PNG", "cold/2.png", "warm/0.png", "warm/1.PNG"])
      #expect(flow.classes == [0, 0, 0, 1, 1])
      #expect(flow.samples == 5 && flow.count == 5 && flow.batchSize == 32)
      #expect(flow.targetSize == (256, 256))
    }
  }

  @Test func givesPicturesInOrder() throws {
    try withFolder { folder in
      let flow = try ImageDataGenerator().flow(
        fromDirectory: folder, targetSize: (10, 12), batchSize: 2, shuffle: false)
      let batches = flow.batches(epoch: 0)
      #expect(batches.map(\.count) == [2, 2, 1])
      #expect(batches[1].targets.shape == [2, 2])
      #expect(batches[1].targets.scalars == [1, 0, 0, 1])
      let inputs = try batches[1].inputs()
      #expect(inputs.shape == [2, 10, 12, 3])
      #expect(inputs.scalars[0] == 50 && inputs.scalars[5] == 20 && inputs.scalars[360] == 100)
      #expect(try batches[1].inputs(rows: [1]).scalars == Array(inputs.scalars[360...]))
    }
  }

  @Test func classModes() throws {
    try withFolder { folder in
      for mode in [ClassMode.binary, .sparse] {
        let flow = try ImageDataGenerator().flow(fromDirectory: folder, classMode: mode, shuffle: false)
        #expect(flow.batches(epoch: 0)[0].targets.shape == [5])
        #expect(flow.batches(epoch: 0)[0].targets.scalars == [0, 0, 0, 1, 1])
      }
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("third"), withIntermediateDirectories: true)
      #expect(throws: ImageFolderError.notBinary(folder.path, classNames: ["cold", "third", "warm"])) {
        try ImageDataGenerator().flow(fromDirectory: folder, classMode: .binary)
      }
    }
  }

  @Test func keysTellPicturesApart() throws {
    try withFolder { folder in
      func keys(_ generator: ImageDataGenerator, _ size: Int, epoch: Int = 0) throws -> Set<String> {
        let flow = try generator.flow(fromDirectory: folder, targetSize: (size, size))
        return Set(flow.batches(epoch: epoch)[0].keys.compactMap { $0 })
      }
      let plain = try keys(ImageDataGenerator(), 8)
      #expect(plain.count == 5)
      #expect(try keys(ImageDataGenerator(), 8, epoch: 3) == plain)
      #expect(try keys(ImageDataGenerator(), 9).isDisjoint(with: plain))
      #expect(try keys(ImageDataGenerator(preprocessing: .tf), 8).isDisjoint(with: plain))
      let flipping = ImageDataGenerator(horizontalFlip: true)
      let drawn = try (0..<24).reduce(into: Set<String>()) { $0.formUnion(try keys(flipping, 8, epoch: $1)) }
      #expect(drawn.count == 10 && drawn.isSuperset(of: plain))
      // Another file by the same name is another picture.
      let white = Picture(width: 2, height: 2, pixels: [UInt8](repeating: 255, count: 12))
      try white.pngData().write(to: folder.appendingPathComponent("cold/0.png"))
      #expect(try keys(ImageDataGenerator(), 8).subtracting(plain).count == 1)
    }
  }

  @Test func flippedRowsAreMirroredAndPreprocessed() throws {
    try withFolder { folder in
      let generator = ImageDataGenerator(preprocessing: .tf, horizontalFlip: true)
      let flow = try generator.flow(fromDirectory: folder, targetSize: (10, 12), shuffle: false, seed: 5)
      let batch = flow.batches(epoch: 0)[0]
      let flips = batch.keys.map { $0?.hasSuffix("flip") }
      #expect(flips.contains(true) && flips.contains(false))
      let scalars = try batch.inputs().scalars
      for (row, isFlipped) in flips.enumerated() {
        #expect(scalars[row * 360 + 2] == (isFlipped == true ? Float(220) / 127.5 - 1 : -1))
      }
    }
  }

  @Test func dependsOnSeedAndEpochOnly() throws {
    try withFolder { folder in
      let generator = ImageDataGenerator(horizontalFlip: true)
      func keys(seed: Int, epoch: Int) throws -> [String?] {
        try generator.flow(fromDirectory: folder, batchSize: 2, seed: seed).batches(epoch: epoch).flatMap(\.keys)
      }
      let drawn = try keys(seed: 7, epoch: 2)
      let again = try keys(seed: 7, epoch: 2)
      let others = try [keys(seed: 7, epoch: 3), keys(seed: 8, epoch: 2)]
      #expect(drawn == again)
      #expect(!others.contains(drawn))
    }
  }

  @Test(
    .enabled(
      if: Shared.has("golden/image/affine.json") && Shared.has("photos/urban-and-rural-photos"),
      "no photographs in the shared folder"))
  func orderIsKeras() throws {
    let golden = try Shared.json("golden/image/affine.json")
    let expected = try #require(golden["flow_next_order_seed42_batch12"] as? [[Int]])
    let folder = Shared.url("photos/urban-and-rural-photos/train")
    let flow = try ImageDataGenerator().flow(fromDirectory: folder, targetSize: (8, 8), batchSize: 12, seed: 42)
    #expect(flow.filenames == golden["filenames"] as? [String])
    #expect(flow.classIndices == golden["class_indices"] as? [String: Int])
    let keys = try ImageDataGenerator().flow(
      fromDirectory: folder, targetSize: (8, 8), batchSize: 72, shuffle: false
    ).batches(epoch: 0)[0].keys
    let order = (flow.batches(epoch: 0) + flow.batches(epoch: 1)).map { batch in
      batch.keys.compactMap { key in keys.firstIndex(of: key) }
    }
    // Two of the photographs are the same file twice, and so the same key.
    #expect(Array(order.prefix(7)) == expected.map { batch in batch.compactMap { keys.firstIndex(of: keys[$0]) } })
  }

  @Test func brokenPicturesAreNamedWhenAskedFor() throws {
    try withFolder { folder in
      try Data("version https://git-lfs.github.com/spec/v1\n".utf8).write(
        to: folder.appendingPathComponent("cold/3.jpg"))
      let batch = try ImageDataGenerator().flow(fromDirectory: folder, shuffle: false).batches(epoch: 0)[0]
      let error = #expect(throws: PictureError.self) { try batch.inputs() }
      #expect("\(try #require(error))".contains("cold/3.jpg"))
      #expect(try batch.inputs(rows: [0, 1, 2, 4]).shape == [4, 256, 256, 3])
    }
  }

  @Test func noThreadIsLeftBehind() throws {
    #if os(Linux)
      func threads() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count }
      try withFolder { folder in
        let batch = try ImageDataGenerator().flow(fromDirectory: folder).batches(epoch: 0)[0]
        let fewest = try (0..<50).map { _ in
          let before = try threads()
          _ = try batch.inputs()
          return try threads() - before
        }.min()
        // The other tests start and end threads of their own meanwhile.
        #expect((fewest ?? 1) <= 0)
      }
    #endif
  }
}
