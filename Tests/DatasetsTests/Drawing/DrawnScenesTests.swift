import Testing

@testable import Datasets

@Suite struct DrawnScenesTests {
  @Test func theSameNumberGivesTheSamePicture() {
    for kind in DrawnScenes.Kind.allCases {
      #expect(DrawnScenes.draw(kind, 3) == DrawnScenes.draw(kind, 3))
    }
    #expect(Goldfish.draw() == Goldfish.draw())
  }

  @Test func noTwoScenesAreAlikeAndNoneIsOneColour() {
    var seen: Set<[UInt8]> = []
    for kind in DrawnScenes.Kind.allCases {
      for number in 0..<46 {
        let small = DrawnScenes.draw(kind, number).resized(width: 16, height: 16, .bilinear).pixels
        #expect(seen.insert(small).inserted)
        let mean = small.reduce(0) { $0 + Double($1) } / Double(small.count)
        let variance = small.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(small.count)
        #expect(variance > 60, "\(kind) \(number)")
        #expect(mean > 25 && mean < 235, "\(kind) \(number)")
      }
    }
  }

  /// A single colour must not give the classes away: no threshold on a channel's mean separates them well.
  @Test func colourAloneDoesNotTell() {
    let means = DrawnScenes.Kind.allCases.map { kind in
      (0..<46).map { number -> [Double] in
        let pixel = DrawnScenes.draw(kind, number).resized(width: 1, height: 1, .bilinear).pixels.map(Double.init)
        return pixel + [pixel[1] - pixel[0], pixel[2] - pixel[1]]
      }
    }
    for measure in 0..<5 {
      let rural = means[0].map { $0[measure] }
      let urban = means[1].map { $0[measure] }
      let best =
        (rural + urban).map { threshold in
          let right = rural.filter { $0 < threshold }.count + urban.filter { $0 >= threshold }.count
          return max(right, 92 - right)
        }.max() ?? 92
      #expect(Double(best) / 92 < 0.82, "measure \(measure)")
    }
  }
}
