import Tensors
import Testing

struct TensorTests {
  @Test(arguments: [false, true], [false, true])
  func matrixProductMatchesItsDefinition(_ transposed: Bool, _ otherTransposed: Bool) {
    let a = Naive.random(transposed ? [5, 3] : [3, 5], seed: 1)
    let b = Naive.random(otherTransposed ? [4, 5] : [5, 4], seed: 2)
    var expected = Tensor(shape: [3, 4])
    for i in 0..<3 {
      for j in 0..<4 {
        for k in 0..<5 {
          expected[i, j] += (transposed ? a[k, i] : a[i, k]) * (otherTransposed ? b[j, k] : b[k, j])
        }
      }
    }
    let found = a.matrixProduct(b, transposed: transposed, otherTransposed: otherTransposed)
    #expect(Naive.deviation(found, expected) < 1e-6)
  }

  @Test func aCopyKeepsItsScalars() {
    let a = Tensor(shape: [2, 2], scalars: [1, 2, 3, 4])
    var b = a
    b[1, 0] = 9
    #expect(a.scalars == [1, 2, 3, 4] && b.scalars == [1, 2, 9, 4])
  }

  @Test func rowsAndStacksAreInverse() {
    let a = Naive.random([4, 2, 3], seed: 3)
    #expect(Tensor(stacking: (0..<4).map { a.row($0) }) == a)
    #expect(a.rows([3, 0]).scalars == a.row(3).scalars + a.row(0).scalars)
    #expect(a.row(1).expandingDimensions().shape == [1, 2, 3])
    #expect(a.row(1).expandingDimensions(at: -1).shape == [2, 3, 1])
  }

  @Test func largestScalars() {
    let a = Tensor(shape: [2, 3], scalars: [0.1, 0.7, 0.2, 0.5, 0.5, 0])
    #expect(a.argMax == 1 && a.argMaxByRow() == [1, 0])
    #expect(a.topK(3).map(\.index) == [1, 3, 4])
  }

  @Test func distances() {
    let a = Tensor(shape: [2], scalars: [3, 0])
    let b = Tensor(shape: [2], scalars: [0, 4])
    #expect(a.euclideanDistance(to: b) == 5 && a.cosineSimilarity(to: b) == 0 && a.cosineSimilarity(to: a) == 1)
  }

  @Test func descriptions() {
    #expect(Tensor(shape: [2, 2], scalars: [1, 0.25, -3, 4]).description == "[[1, 0.25],\n [-3, 4]]")
    #expect(Tensor(repeating: 2, shape: [9, 9]).description == "Tensor of shape (9, 9), from 2 to 2, mean 2")
  }

  @Test func samePaddingIsTensorFlows() {
    let even = EdgePadding.same(height: 224, width: 225, window: (3, 3), strides: (2, 2))
    #expect(even == EdgePadding(top: 0, bottom: 1, left: 1, right: 1))
    #expect(EdgePadding.same(height: 10, width: 10, window: (1, 1), strides: (2, 2)) == .none)
  }

  @Test func preprocessingIsKerass() {
    let x = Tensor(shape: [1, 1, 3], scalars: [0, 127.5, 255])
    #expect(Preprocessing.tf(x).scalars == [-1, 0, 1])
    #expect(Preprocessing.lite(x).scalars == [-127.0 / 128, 0.5 / 128, 1])
    #expect(Preprocessing.caffe(x).scalars == [255 - 103.939, 127.5 - 116.779, 0 - 123.68])
  }
}
