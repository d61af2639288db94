import Testing

@testable import Tensors

@Suite(.serialized) struct TensorMemoryTests {
  /// Other tests make tensors meanwhile: these are so large that theirs do not matter.
  @Test func theMostAtATimeIsMeasured() {
    let large = 200_000_000
    let (kept, bytes) = TensorMemory.peak {
      _ = Tensor(shape: [2 * large / 4])
      return Tensor(shape: [large / 4])
    }
    #expect(bytes >= 2 * large && bytes < 3 * large)
    #expect(TensorMemory.now >= large)
    let outer = TensorMemory.peak {
      _ = Tensor(shape: [large / 4])
      return TensorMemory.peak { _ = Tensor(shape: [1]) }.bytes
    }
    #expect(outer.bytes >= large && outer.result < large)
    #expect(kept.shape == [large / 4])
  }
}
