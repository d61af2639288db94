import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Weights

@Suite struct HDF5WriterTests {
  @Test func whatIsWrittenIsRead() throws {
    let scratch = try ScratchFolder()
    let url = scratch.url.appendingPathComponent("x.h5")
    let long = String(repeating: "ä", count: 100_000)
    try HDF5Writer.write(to: url) { file in
      try file.dataset("a/b/c", Tensor(shape: [2, 2], scalars: [1, 2.5, -3, 4]))
      try file.dataset("a/number", Tensor(shape: [], scalars: [12]), isCount: true)
      try file.dataset("a/nothing", Tensor(shape: [0, 3]))
      try file.group("a/b/d")
      try file.text(long, "long", of: "/")
      try file.texts(["x", "längere"], "names", of: "a")
      try file.texts([], "names", of: "a/b")
    }
    let file = try HDF5File(contentsOf: url)
    #expect(try file.members(of: "a/b") == ["c", "d"])
    let tensor = try file.tensor(at: "a/b/c")
    #expect(tensor.shape == [2, 2] && tensor.scalars == [1, 2.5, -3, 4])
    #expect(try file.tensor(at: "a/number").scalars == [12])
    #expect(try file.tensor(at: "a/nothing").count == 0)
    #expect(try file.texts("long", of: "/") == [long])
    #expect(try file.texts("names", of: "a") == ["x", "längere"])
    #expect(try file.texts("names", of: "a/b") == [])
  }

  /// As `numpy.array_split` divides them, into the fewest parts that fit.
  @Test func attributesAreSplitAsKerasDoes() throws {
    let names = (0..<7).map { "layer\($0)" }
    #expect(HDF5Writer.parts(names, limit: 42) == [names])
    #expect(HDF5Writer.parts(names, limit: 41).map(\.count) == [4, 3])
    #expect(HDF5Writer.parts(names, limit: 18).map(\.count) == [3, 2, 2])
    #expect(HDF5Writer.parts(names, limit: 6).map(\.count) == [1, 1, 1, 1, 1, 1, 1])
    #expect(HDF5Writer.parts([]) == [[]])
    // All are as long as the longest: 2,000 names of 40 bytes are 80,000.
    let many = (0..<2000).map { "n\($0)" } + [String(repeating: "n", count: 40)]
    #expect(HDF5Writer.parts(many).count == 2)

    let scratch = try ScratchFolder()
    let url = scratch.url.appendingPathComponent("x.h5")
    try HDF5Writer.write(to: url) { try $0.texts(many, "layer_names", of: "/") }
    let file = try HDF5File(contentsOf: url)
    #expect(try file.texts("layer_names", of: "/") == nil)
    #expect(try (file.texts("layer_names0", of: "/") ?? []) + (file.texts("layer_names1", of: "/") ?? []) == many)
  }

  @Test func aPlaceThatCannotBeWrittenIsNamed() throws {
    let scratch = try ScratchFolder()
    let url = scratch.url.appendingPathComponent("none/x.h5")
    let error = #expect(throws: FileError.self) { try HDF5Writer.write(to: url) { _ in } }
    #expect(error?.description.contains("No such file or directory") == true)
  }
}
