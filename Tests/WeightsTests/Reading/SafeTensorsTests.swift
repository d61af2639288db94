import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Weights

@Suite struct SafeTensorsTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  @Test func whatIsWrittenIsRead() throws {
    let tensors = [
      "b/kernel": Tensor(shape: [2, 3], scalars: [0, 1, 2, 3, 4, 5]),
      "a/gamma": Tensor(shape: [2], scalars: [-1, .infinity]),
    ]
    let url = scratch.url.appendingPathComponent("x.safetensors")
    try SafeTensors.write(tensors, to: url)
    let first = try Digest.hex(contentsOf: url)
    let back = try SafeTensors.tensors(contentsOf: url)
    #expect(back.mapValues(\.scalars) == tensors.mapValues(\.scalars))
    #expect(back["b/kernel"]?.shape == [2, 3])
    try SafeTensors.write(back, to: url)
    #expect(try Digest.hex(contentsOf: url) == first)
    let bytes = [UInt8](try Data(contentsOf: url))
    for length in 0..<bytes.count {
      let cut = try scratch.write("cut", Array(bytes.prefix(length)))
      #expect(throws: WeightsError.self) { try SafeTensors.tensors(contentsOf: cut) }
    }
  }

  @Test(arguments: [
    #"{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#,
    #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
    #"{"x":{"dtype":"F32","shape":[-1],"data_offsets":[4,0]}}"#,
    #"{"x":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}}"#,
    #"{"x":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}"#, "[]", "{", #"{"x":1}"#,
    #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775807,9223372036854775807]}}"#,
  ])
  func wrongHeadersThrow(header: String) throws {
    let bytes = LegacyTorchWriter.bytes(UInt64(header.utf8.count)) + Array(header.utf8) + [0, 0, 0, 0]
    let url = try scratch.write("wrong", bytes)
    #expect(throws: WeightsError.self) { try SafeTensors.tensors(contentsOf: url) }
  }
}
