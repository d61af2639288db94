/// The pictures that stand in for photographs of town and country where none can be had.
enum DrawnScenes {
  enum Kind: String, CaseIterable { case rural, urban }

  /// A scene of the kind: the same number gives the same picture.
  static func draw(_ kind: Kind, _ number: Int) -> Picture {
    let scene = Scene(seed: UInt64(number) &* 2 &+ (kind == .urban ? 1 : 0) &+ 0x1EC7)
    let motifs: [(Scene) -> () -> Void] =
      switch kind {
      case .rural: [Scene.farm, Scene.lake, Scene.pasture, Scene.rows, Scene.lane, Scene.village]
      case .urban: [Scene.avenue, Scene.skyline, Scene.street, Scene.park, Scene.facades, Scene.roofs]
      }
    motifs[number % motifs.count](scene)()
    scene.weather()
    return scene.picture()
  }
}
