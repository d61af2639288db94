import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

/// Expected numbers are Keras's and SciPy's; `golden/scripts/make_image.py` made them.
@Suite(.enabled(if: Shared.has("golden/image/affine.json"), "\(Shared.absence)"))
struct AffineGoldenTests {
  private static func tensor(_ entry: [String: Any], _ bytes: Data) throws -> Tensor {
    let shape = Shape(try #require(entry["shape"] as? [Int]))
    let offset = try #require(entry["offset"] as? Int)
    let part = bytes.dropFirst(offset).prefix(shape.count * 4)
    return Tensor(shape: shape, scalars: part.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) })
  }

  private static func parameters(_ values: [String: Any]) -> TransformParameters {
    func number(_ key: String) -> Double? { (values[key] as? NSNumber)?.doubleValue }
    return TransformParameters(
      theta: number("theta") ?? 0, tx: number("tx") ?? 0, ty: number("ty") ?? 0, shear: number("shear") ?? 0,
      zx: number("zx") ?? 1, zy: number("zy") ?? 1, flipHorizontal: number("flip_horizontal") == 1,
      flipVertical: number("flip_vertical") == 1, channelShiftIntensity: number("channel_shift_intensity"),
      brightness: number("brightness"))
  }

  @Test func transformsAreKeras() throws {
    let bytes = try Shared.data("golden/image/affine.f32")
    let cases = try #require(try Shared.json("golden/image/affine.json")["cases"] as? [[String: Any]])
    let input = try Self.tensor(cases[0], bytes)
    var checked = 0
    for entry in cases.dropFirst() {
      let name = try #require(entry["name"] as? String)
      let order = try #require(entry["interpolation_order"] as? Int)
      guard order <= 1 else { continue }
      let fill = try #require(FillMode(rawValue: entry["fill_mode"] as? String ?? ""))
      let generator = ImageDataGenerator(
        fillMode: fill, cval: try #require(entry["cval"] as? Double), interpolationOrder: order)
      let parameters = Self.parameters(try #require(entry["params"] as? [String: Any]))
      let found = try generator.applyTransform(input, parameters)
      let expected = try Self.tensor(entry, bytes)
      let difference = zip(found.scalars, expected.scalars).map { abs($0 - $1) }.max() ?? .infinity
      // Asked for is one grey level; only rounding of Float32 remains.
      #expect(difference < 1e-3, "\(name): \(difference)")
      checked += 1
    }
    #expect(checked == 34)
  }

  @Test func drawsAreKeras() throws {
    let generator = ImageDataGenerator(
      rotationRange: 40, widthShiftRange: 0.2, heightShiftRange: 0.2, shearRange: 0.2, zoomRange: 0.2,
      horizontalFlip: true)
    let draws = try #require(try Shared.json("golden/image/affine.json")["get_random_transform"] as? [[String: Any]])
    for draw in draws {
      let seed = try #require(draw["seed"] as? Int)
      let expected = Self.parameters(try #require(draw["first"] as? [String: Any]))
      let found = try generator.getRandomTransform([24, 20, 3], seed: seed)
      for path in [\TransformParameters.theta, \.tx, \.ty, \.shear, \.zx, \.zy] {
        #expect(abs(found[keyPath: path] - expected[keyPath: path]) < 1e-12)
      }
      #expect(found.flipHorizontal == expected.flipHorizontal && !found.flipVertical)
    }
  }

  @Test func splinesAreRefused() {
    #expect(throws: ImageDataGeneratorError.self) {
      try ImageDataGenerator(interpolationOrder: 3).applyTransform(Tensor(shape: [2, 2, 3]), TransformParameters())
    }
  }
}
