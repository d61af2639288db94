/// The pictures that stand in for photographs of flowers where none can be had.
enum DrawnFlowers {
  /// The classes of TensorFlow's `flower_photos`.
  enum Kind: String, CaseIterable { case daisy, dandelion, roses, sunflowers, tulips }

  /// How many there are of each kind.
  static let count = 36

  private static let motifs: [Kind: [(name: String, draw: (FlowerScene) -> () -> Void)]] = [
    .daisy: [
      ("bloom", FlowerScene.daisyBloom), ("meadow", FlowerScene.daisyMeadow), ("stems", FlowerScene.daisyStems),
      ("cluster", FlowerScene.daisyCluster),
    ],
    .dandelion: [
      ("bloom", FlowerScene.dandelionBloom), ("clock", FlowerScene.dandelionClock),
      ("lawn", FlowerScene.dandelionLawn), ("clocks", FlowerScene.dandelionClocks),
    ],
    .roses: [
      ("bloom", FlowerScene.roseBloom), ("stem", FlowerScene.roseStem), ("bush", FlowerScene.roseBush),
      ("bouquet", FlowerScene.roseBouquet),
    ],
    .sunflowers: [
      ("bloom", FlowerScene.sunflowerBloom), ("field", FlowerScene.sunflowerField),
      ("sky", FlowerScene.sunflowerSky), ("pair", FlowerScene.sunflowerPair),
    ],
    .tulips: [
      ("bloom", FlowerScene.tulipBloom), ("bed", FlowerScene.tulipBed), ("open", FlowerScene.tulipOpen),
      ("vase", FlowerScene.tulipVase),
    ],
  ]

  /// All that are drawn. Their names begin with numbers, so that any part of a folder has all motifs.
  static var files: [DrawnFile] {
    Kind.allCases.flatMap { kind in
      (0..<count).map { number in
        let name = "\(number < 10 ? "0" : "")\(number)-\(entry(kind, number).name).jpg"
        return DrawnFile(path: "\(kind.rawValue)/\(name)") { draw(kind, number) }
      }
    }
  }

  /// A picture of the kind: the same number gives the same picture.
  static func draw(_ kind: Kind, _ number: Int) -> Picture {
    let place = UInt64(Kind.allCases.firstIndex(of: kind) ?? 0)
    let scene = FlowerScene(seed: UInt64(number) &* 8 &+ place &+ 0xF10E)
    entry(kind, number).draw(scene)()
    return scene.picture()
  }

  private static func entry(_ kind: Kind, _ number: Int) -> (name: String, draw: (FlowerScene) -> () -> Void) {
    let choices = motifs[kind] ?? []
    return choices[number % choices.count]
  }
}
