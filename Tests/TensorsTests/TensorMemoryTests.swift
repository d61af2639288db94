import Testing

@testable import Tensors

@Suite struct TensorMemoryTests {
  /// In a process of its own: the tests beside it make tensors too.
  @Test func theMostAtATimeIsMeasured() async {
    await #expect(processExitsWith: .success) {
      let large = 20_000_000
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
}
