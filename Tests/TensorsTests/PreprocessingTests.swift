import Testing

@testable import Tensors

@Suite struct PreprocessingTests {
  /// Eight pixels are prepared at once, what is left one by one: each number is what its definition says, to the bit.
  @Test(arguments: Preprocessing.all)
  func equalsItsDefinition(preprocessing: Preprocessing) {
    for count in 1...35 {
      var random = RandomNumbers(seed: UInt64(count))
      let pixels = (0..<count * 3).map { index in
        index.isMultiple(of: 5) ? Float.random(in: -300...300, using: &random) : Float(random.next() % 256)
      }
      let expected = pixels.indices.map { index -> Float in
        let channel = index % 3
        let pixel = preprocessing.swapsRedAndBlue ? pixels[index - channel + 2 - channel] : pixels[index]
        return (pixel / preprocessing.divisor - preprocessing.mean[channel]) / preprocessing.deviation[channel]
      }
      #expect(preprocessing(Tensor(shape: [1, count, 3], scalars: pixels)).scalars == expected)
    }
  }
}
