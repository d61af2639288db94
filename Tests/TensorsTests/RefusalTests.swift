import Tensors
import Testing

/// Mistakes in what cannot throw end the program, and say why: also where the module is optimised.
@Suite struct RefusalTests {
  private func sentence(of result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  @Test func aSumOfTwoShapesSaysSo() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor(shape: [2, 3]) + Tensor(shape: [3, 2])
    }
    #expect(sentence(of: result).contains("element by element needs equal shapes: (2, 3), (3, 2)"))
  }

  @Test func anIndexOutsideSaysSo() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor(shape: [2, 3])[1, 3]
    }
    #expect(sentence(of: result).contains("is outside the shape (2, 3)"))
  }
}
