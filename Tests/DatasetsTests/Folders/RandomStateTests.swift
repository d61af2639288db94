import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Expected numbers are NumPy's; `golden/scripts/make_image.py` made them.
@Suite struct RandomStateTests {
  /// Python: `numpy.random.seed(42); [numpy.random.random() for _ in range(3)]`, from NumPy's own documentation tests.
  @Test func drawsWhatNumPyDraws() {
    var random = RandomState(seed: 42)
    #expect(
      [random.random(), random.random(), random.random()] == [
        0.3745401188473625, 0.9507143064099162, 0.7319939418114051,
      ])
  }

  @Test(.enabled(if: Shared.has("golden/image/affine.json"), "no golden/image/affine.json in the shared folder"))
  func permutesAsNumPyDoes() throws {
    let golden = try Shared.json("golden/image/affine.json")
    let expected = try #require(golden["np_random_seed42_permutation72_twice"] as? [[Int]])
    var random = RandomState(seed: 42)
    #expect(random.permutation(72) == expected[0])
    #expect(random.permutation(72) == expected[1])
  }

  @Test(.enabled(if: Shared.has("golden/image/affine.json"), "no golden/image/affine.json in the shared folder"))
  func flipsAsKerasDoes() throws {
    let golden = try Shared.json("golden/image/affine.json")
    for draw in try #require(golden["get_random_transform"] as? [[String: Any]]) {
      var random = RandomState(seed: try #require(draw["seed"] as? Int))
      for key in ["first", "second"] {
        let transform = try #require(draw[key] as? [String: Any])
        // Rotation, two shifts, shear and two zooms come first.
        let others = (0..<6).map { _ in random.random() }
        let angle = try #require(transform["theta"] as? Double)
        #expect(abs(others[0] * 80 - 40 - angle) < 1e-9)
        #expect((random.random() < 0.5) == (transform["flip_horizontal"] as? Bool))
        _ = random.random()
      }
    }
  }
}
