import Testing

@testable import Datasets

/// The drawn flowers, cats and dogs.
@Suite struct DrawnSetsTests {
  @Test func theSameNumberGivesTheSamePicture() {
    for kind in DrawnFlowers.Kind.allCases { #expect(DrawnFlowers.draw(kind, 5) == DrawnFlowers.draw(kind, 5)) }
    for kind in DrawnPets.Kind.allCases { #expect(DrawnPets.draw(kind, 7) == DrawnPets.draw(kind, 7)) }
  }

  @Test func everyFileIsNamedOnce() {
    for (files, count) in [(DrawnFlowers.files, 180), (DrawnPets.files, 176), (FaultyPictures.files, 52)] {
      #expect(files.count == count && Set(files.map(\.path)).count == count)
    }
  }

  @Test func noTwoAreAlikeAndNoneIsOneColour() {
    var seen: Set<[UInt8]> = []
    for file in DrawnFlowers.files + DrawnPets.files {
      let small = file.draw().resized(width: 16, height: 16, .bilinear).pixels
      #expect(seen.insert(small).inserted, "\(file.path)")
      let mean = small.reduce(0) { $0 + Double($1) } / Double(small.count)
      let variance = small.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(small.count)
      #expect(variance > 60 && mean > 20 && mean < 235, "\(file.path): \(variance), \(mean)")
    }
  }

  /// A colour must not give cats and dogs away: no threshold on a channel's mean, or a difference of two, separates them.
  @Test func colourAloneDoesNotTellCatsFromDogs() {
    let means = DrawnPets.Kind.allCases.map { kind in
      (0..<48).map { number -> [Double] in
        let pixel = DrawnPets.draw(kind, number).resized(width: 1, height: 1, .bilinear).pixels.map(Double.init)
        return pixel + [pixel[1] - pixel[0], pixel[2] - pixel[1]]
      }
    }
    for measure in 0..<5 {
      let (cats, dogs) = (means[0].map { $0[measure] }, means[1].map { $0[measure] })
      let best =
        (cats + dogs).map { threshold in
          let right = cats.filter { $0 < threshold }.count + dogs.filter { $0 >= threshold }.count
          return max(right, 96 - right)
        }.max() ?? 96
      #expect(Double(best) / 96 < 0.75, "measure \(measure): \(best)")
    }
  }
}
