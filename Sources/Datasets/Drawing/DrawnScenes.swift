/// The pictures that stand in for photographs of town and country where none can be had.
enum DrawnScenes {
  enum Kind: String, CaseIterable { case rural, urban }

  private static let motifs: [Kind: [(name: String, draw: (Scene) -> () -> Void)]] = [
    .rural: [
      ("farm", Scene.farm), ("lake", Scene.lake), ("pasture", Scene.pasture), ("rows", Scene.rows),
      ("lane", Scene.lane), ("village", Scene.village),
    ],
    .urban: [
      ("avenue", Scene.avenue), ("skyline", Scene.skyline), ("street", Scene.street), ("park", Scene.park),
      ("facades", Scene.facades), ("roofs", Scene.roofs),
    ],
  ]

  /// How many scenes of each kind: to train on, then to validate with.
  static let trainingCount = 36
  static let validationCount = 10

  /// All that are drawn.
  static var files: [DrawnFile] {
    Kind.allCases.flatMap { kind in
      (0..<trainingCount + validationCount).map { number in
        let part = number < trainingCount ? "train" : "val"
        let path = "\(part)/\(kind.rawValue)/\(DrawnFile.name(motif(kind, number), number))"
        return DrawnFile(path: path) { draw(kind, number) }
      }
    }
  }

  /// The name of what a scene shows; the motifs take turns.
  static func motif(_ kind: Kind, _ number: Int) -> String { entry(kind, number).name }

  /// A scene of the kind: the same number gives the same picture.
  static func draw(_ kind: Kind, _ number: Int) -> Picture {
    let scene = Scene(seed: UInt64(number) &* 2 &+ (kind == .urban ? 1 : 0) &+ 0x1EC7)
    entry(kind, number).draw(scene)()
    scene.weather()
    return scene.picture()
  }

  private static func entry(_ kind: Kind, _ number: Int) -> (name: String, draw: (Scene) -> () -> Void) {
    let choices = motifs[kind] ?? []
    return choices[number % choices.count]
  }
}
