import Tensors
import Testing

@testable import NeuralNetworks

/// A record is what was written, or nothing.
@Suite struct FeatureRecordTests {
  private let features = Tensor(shape: [2, 3], scalars: [1, -2, .infinity, 0, -0.0, Float.leastNonzeroMagnitude])

  private func decode(_ bytes: [UInt8], model: String = "m", key: String = "a key") -> Tensor? {
    bytes.withUnsafeBytes { FeatureRecord.decode($0, model: model, key: key) }
  }

  private func bits(_ tensor: Tensor?) -> [UInt32]? { tensor?.scalars.map(\.bitPattern) }

  @Test func everyBitComesBack() throws {
    let bytes = try #require(FeatureRecord.encode(features, model: "m", key: "a key"))
    let back = decode(bytes)
    #expect(back?.shape == [2, 3] && bits(back) == bits(features))
    let scalar = Tensor(shape: [], scalars: [7])
    #expect(decode(try #require(FeatureRecord.encode(scalar, model: "m", key: "")), key: "") == scalar)
    let nothing = Tensor(shape: [0, 4])
    #expect(decode(try #require(FeatureRecord.encode(nothing, model: "m", key: "é")), key: "é") == nothing)
    let deep = Tensor(shape: Shape([Int](repeating: 1, count: 9)))
    #expect(FeatureRecord.encode(deep, model: "m", key: "k") == nil, "more axes than a record has room for")
  }

  @Test func anotherModelsOrKeysIsNot() throws {
    let bytes = try #require(FeatureRecord.encode(features, model: "m", key: "a key"))
    #expect(decode(bytes, model: "n") == nil)
    #expect(decode(bytes, key: "a kez") == nil)
    #expect(decode(bytes, key: "a ke") == nil)
  }

  @Test func noDamagedByteIsBelieved() throws {
    let bytes = try #require(FeatureRecord.encode(features, model: "m", key: "a key"))
    for index in bytes.indices {
      for bit in [UInt8(1), 0x80, 0xFF] {
        var damaged = bytes
        damaged[index] ^= bit
        #expect(decode(damaged) == nil, "byte \(index)")
      }
    }
    for length in 0..<bytes.count { #expect(decode(Array(bytes[..<length])) == nil, "\(length) bytes") }
    #expect(decode(bytes + [0]) == nil)
  }
}
