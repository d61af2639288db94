/// The pictures that stand in for photographs of cats and dogs where none can be had.
enum DrawnPets {
  enum Kind: String, CaseIterable { case cat, dog }

  /// The parts of the set, and how many of each kind are in them.
  static let parts = [("train", 48), ("val", 16), ("test", 24)]

  /// One in three is a plain likeness; the others are as difficult as photographs are. The first four, which a part
  /// that no round divides has once more, are such a mixture too.
  private static let motifs: [(name: String, draw: (PetScene) -> (Kind) -> Void)] = [
    ("portrait", PetScene.portrait), ("distant", PetScene.distant), ("asleep", PetScene.asleep),
    ("wrapped", PetScene.wrapped), ("sitting", PetScene.sitting), ("window", PetScene.againstTheLight),
    ("hidden", PetScene.hidden), ("lying", PetScene.lying), ("behind", PetScene.turnedAway),
    ("dusk", PetScene.dusk), ("profile", PetScene.profile), ("edge", PetScene.cutOff),
  ]

  /// All that are drawn. Their names begin with numbers, so that any dozen that follow each other have all motifs.
  static var files: [DrawnFile] {
    Kind.allCases.flatMap { kind in
      var first = 0
      return parts.flatMap { part, count in
        defer { first += (count + motifs.count - 1) / motifs.count * motifs.count }
        return (0..<count).map { [first] index in
          let name = "\(index < 10 ? "0" : "")\(index)-\(motifs[index % motifs.count].name).jpg"
          return DrawnFile(path: "\(part)/\(kind.rawValue)/\(name)") { draw(kind, first + index) }
        }
      }
    }
  }

  /// A picture of the kind: the same number gives the same picture.
  static func draw(_ kind: Kind, _ number: Int) -> Picture {
    let scene = PetScene(seed: UInt64(number) &* 2 &+ (kind == .dog ? 1 : 0) &+ 0xD06)
    motifs[number % motifs.count].draw(scene)(kind)
    return scene.picture()
  }
}
