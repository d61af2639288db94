import Foundation
import TestSupport
import Testing

@testable import Weights

/// The layout that `torch.save` writes today; Python's zipfile makes the zips.
@Suite struct ZippedTorchTests {
  private typealias Writer = LegacyTorchWriter
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func zip(_ members: [(String, [UInt8])]) throws -> URL {
    let url = scratch.url.appendingPathComponent("model.pth")
    var arguments = [url.path]
    for (index, (name, bytes)) in members.enumerated() {
      arguments += [name, try scratch.write("member\(index)", bytes).path]
    }
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1], "w") as archive:
          for name, file in zip(sys.argv[2::2], sys.argv[3::2]): archive.write(file, name)
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return url
  }

  private func object(count: Int = 6) -> [UInt8] {
    Writer.object([Writer.Entry(name: "a", key: "0", count: count, sizes: [2, 3], strides: [1, 2], isZipped: true)])
  }
  private let numbers = Writer.bytes([0, 3, 1, 4, 2, 5])

  @Test func readsTheZip() throws {
    let url = try zip([
      ("archive/data.pkl", object()), ("archive/byteorder", Writer.ascii("little")), ("archive/data/0", numbers),
      ("archive/version", Writer.ascii("3")),
    ])
    let tensors = try PickleReader.tensors(contentsOf: url)
    #expect(tensors["a"]?.scalars == [0, 1, 2, 3, 4, 5])
    let whole = [UInt8](try Data(contentsOf: url))
    for length in 0..<whole.count {
      let cut = try scratch.write("cut.pth", Array(whole.prefix(length)))
      #expect(throws: WeightsError.self) { try PickleReader.tensors(contentsOf: cut) }
    }
  }

  @Test func refusesWhatDoesNotFit() throws {
    let evil =
      [0x80, 2] + Writer.global("os", "system") + Writer.ascii("(") + Writer.text("true") + Writer.ascii("tR.")
    let hostile: [[(String, [UInt8])]] = [
      [("archive/data.pkl", evil)], [("archive/data.pkl", object())], [("archive/other", object())],
      [("archive/data.pkl", object(count: 7)), ("archive/data/0", numbers)],
      [("archive/data.pkl", object(count: 1 << 60)), ("archive/data/0", numbers)],
      [("archive/data.pkl", object()), ("archive/data/0", numbers), ("archive/byteorder", Writer.ascii("big"))],
    ]
    for members in hostile {
      let url = try zip(members)
      #expect(throws: WeightsError.self) { try PickleReader.tensors(contentsOf: url) }
    }
  }
}
