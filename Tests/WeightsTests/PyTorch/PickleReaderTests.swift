import Foundation
import Tensors
import TestSupport
import Testing

@testable import Weights

@Suite struct PickleReaderTests {
  private typealias Writer = LegacyTorchWriter
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func read(_ bytes: [UInt8], _ name: String = "sample.pth") throws -> [String: Tensor] {
    try PickleReader.tensors(contentsOf: scratch.write(name, bytes))
  }

  @Test func readsRowMajorAndStridedTensors() throws {
    let tensors = try read(Writer.sample)
    #expect(tensors.keys.sorted() == ["a", "b"])
    #expect(tensors["a"]?.shape == [2, 3])
    #expect(tensors["a"]?.scalars == [0, 1, 2, 3, 4, 5])
    #expect(tensors["b"]?.scalars == [0, 1, 2, 3, 4, 5])
  }

  @Test(arguments: [
    ("HalfStorage", [0x00, 0x3c, 0x00, 0xc0, 0x01, 0x00, 0xff, 0x7b] as [UInt8], [1, -2, 0x1p-24, 65504] as [Float]),
    ("BFloat16Storage", [0x80, 0x3f, 0x00, 0xc0], [1, -2]),
    ("DoubleStorage", [0, 0, 0, 0, 0, 0, 0xf0, 0x3f], [1]),
    ("LongStorage", [7, 0, 0, 0, 0, 0, 0, 0], [7]),
    ("CharStorage", [0xff, 3], [-1, 3]),
    ("BoolStorage", [0, 1, 2], [0, 1, 1]),
  ])
  func convertsOtherElements(storage: String, bytes: [UInt8], values: [Float]) throws {
    let entry = Writer.Entry(name: "x", storage: storage, count: values.count, sizes: [values.count], strides: [1])
    #expect(try read(Writer.file([entry], [("k0", values.count, bytes)]))["x"]?.scalars == values)
  }

  @Test func aScalarAndAnEmptyTensor() throws {
    let entries = [
      Writer.Entry(name: "scalar", count: 1, sizes: [], strides: []),
      Writer.Entry(name: "empty", count: 1, sizes: [0, 3], strides: [3, 1]),
    ]
    let tensors = try read(Writer.file(entries, [("k0", 1, Writer.bytes([2.5]))]))
    #expect(tensors["scalar"]?.scalars == [2.5])
    #expect(tensors["empty"]?.shape == [0, 3])
  }

  // What `pickle.dumps(os.system)` and its relatives look like, in the place of the object and of the magic number.
  @Test(arguments: [
    ("posix", "system"), ("os", "system"), ("builtins", "eval"), ("torch", "load"), ("torch.hub", "load"),
    ("collections", "UserDict"), ("torch._utils", "_rebuild_parameter"), ("torch", "_FloatStorage"),
  ])
  func refusesEveryOtherGlobal(module: String, name: String) throws {
    let call = Writer.global(module, name) + Writer.ascii("(") + Writer.text("touch /tmp/owned") + Writer.ascii("tR.")
    for file in [Writer.head + [0x80, 2] + call, [0x80, 2] + call] {
      let error = #expect(throws: WeightsError.self) { try read(file, "evil.pth") }
      guard case .refused(let path, _, let found) = error else { throw try #require(error) }
      #expect(path.hasSuffix("evil.pth"))
      #expect(found.contains("\(module).\(name)"))
    }
  }

  @Test func refusesStackGlobalInstAndObj() throws {
    let named = Writer.text("os") + Writer.text("system") + [0x93]
    #expect(throws: WeightsError.self) { try read(Writer.head + [0x80, 4] + named + Writer.ascii(")R.")) }
    for opcode in Writer.ascii("iopPIFSVUTBC") + [0x81, 0x82, 0x83, 0x84, 0x92, 0x96, 0x97, 0x98] {
      let error = #expect(throws: WeightsError.self) {
        try read(Writer.head + [0x80, 2, opcode] + Writer.ascii("os\nsystem\n."))
      }
      guard case .refused(_, _, let found) = error else { throw try #require(error) }
      #expect(found.contains("0x\(String(opcode, radix: 16))"))
    }
  }

  @Test func refusesWhatIsNoDictionaryOfTensors() throws {
    for object in ["].", "N.", "}(K\u{1}K\u{2}u.", ")."] {
      #expect(throws: WeightsError.self) { try read(Writer.head + [0x80, 2] + Writer.ascii(object) + Writer.keys([])) }
    }
    let text = [0x80, 2] + Writer.ascii("}") + Writer.text("epoch") + Writer.ascii("K\u{7}s.") + Writer.keys([])
    let error = #expect(throws: WeightsError.self) { try read(Writer.head + text) }
    #expect(error?.description.contains("an integer under \"epoch\"") == true)
  }

  @Test(arguments: [
    ([1 << 40], [1]), ([1 << 62, 4], [1, 1]), ([1 << 62, 4, 0], [1, 1, 1]), ([7], [1]), ([2, 3], [6, 1]),
    ([6, 1000], [1, 0]),
    ([-1], [1]), ([3], [-1]), ([1, 1], [1]), ([2], [Int.max]),
    ([Int](repeating: 1, count: 9), [Int](repeating: 1, count: 9)),
  ])
  func refusesTensorsOutsideTheirStorage(sizes: [Int], strides: [Int]) throws {
    let entry = Writer.Entry(name: "x", count: 6, sizes: sizes, strides: strides)
    let file = Writer.file([entry], [("k0", 6, Writer.bytes([0, 1, 2, 3, 4, 5]))])
    #expect(throws: WeightsError.self) { try read(file) }
  }

  @Test(arguments: [-1, 7, 1 << 40, Int.max, Int.min]) func refusesStoragesThatAreNotThere(count: Int) throws {
    let entry = Writer.Entry(name: "x", count: count, sizes: [2], strides: [1])
    for stated in [count, 6] {
      #expect(throws: WeightsError.self) {
        try read(Writer.file([entry], [("k0", stated, Writer.bytes([0, 1, 2, 3, 4, 5]))]))
      }
    }
  }

  @Test func refusesTheSameNumbersOverAndOver() throws {
    let entries = (0..<2000).map { Writer.Entry(name: "\($0)", count: 5000, sizes: [5000], strides: [1]) }
    let file = Writer.file(entries, [("k0", 5000, [UInt8](repeating: 0, count: 20000))])
    #expect(throws: WeightsError.self) { try read(file) }
  }

  @Test func cutAtEveryLengthItThrows() throws {
    let sample = Writer.sample
    for length in 0..<sample.count {
      #expect(throws: WeightsError.self, "cut at \(length)") { try read(Array(sample.prefix(length))) }
    }
  }

  @Test func flippedBytesNeverCrashAndNeverTakeMuchMemory() throws {
    var random = RandomNumbers(seed: 20)
    let before = try peakMemory()
    for _ in 0..<5_000 {
      var bytes = Writer.sample
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      do { _ = try read(bytes) } catch is WeightsError {}
    }
    #expect(try peakMemory() - before < 256 << 10)
  }

  @Test func endlessAndDeepPicklesEnd() throws {
    let deep =
      [UInt8](repeating: UInt8(ascii: "]"), count: 1_000_000) + [UInt8](repeating: UInt8(ascii: "a"), count: 999_999)
    #expect(throws: WeightsError.self) { try read(Writer.head + [0x80, 2] + deep + Writer.ascii(".")) }
    let nested = Writer.ascii(")") + [UInt8](repeating: 0x85, count: 1_000_000) + Writer.ascii(".")
    #expect(throws: WeightsError.self) { try read(Writer.head + [0x80, 2] + nested) }
    let marks = [UInt8](repeating: UInt8(ascii: "("), count: 3_000_000)
    #expect(throws: WeightsError.self) { try read(Writer.head + [0x80, 2] + marks) }
  }

  @Test func aMissingFileIsNamed() throws {
    let url = scratch.url.appendingPathComponent("nowhere.pth")
    let error = #expect(throws: WeightsError.self) { try PickleReader.tensors(contentsOf: url) }
    #expect(error == .unreadable(file: url.path, reason: "there is no such file"))
  }
}
