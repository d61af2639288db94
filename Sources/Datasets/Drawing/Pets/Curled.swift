import Foundation

extension PetScene {
  /// An animal that sleeps, curled up on a ground at 1.7, about five units wide, with its eyes shut.
  func curled(_ kind: DrawnPets.Kind) {
    let isCat = kind == .cat
    isAsleep = true
    fur(around: Point(0, 0.3), reach: 2, hairs: 150) {
      canvas.move(-2.1, 1.3)
      canvas.curve(-2.4, 0, -1.2, -1, 0.2, -1)
      canvas.curve(1.8, -1, 2.6, 0.2, 2.3, 1.2)
      canvas.curve(2.1, 1.8, -1.8, 1.8, -2.1, 1.3)
    } marks: {
      bodyMarks(from: -1.8, to: 2.2, top: -1, bottom: 1.4, kind)
    }
    // The thigh, and the tail round it.
    fur(around: Point(1.2, 0.8), reach: 0.9, shade: -0.06, hairs: 60) { canvas.ellipsePath(1.3, 0.8, 0.95, 0.8) }
    paw(0.5, 1.46, 0.34)
    limb(isCat ? 0.42 : 0.3, -0.02) {
      canvas.move(2.2, 1.1)
      canvas.curve(2.1, 1.75, 1, 1.8, isCat ? -0.9 : 0.4, 1.6)
    }
    let turn = isCat ? dice(0.25...0.7) : dice(-0.1...0.35)
    limb(0.42, -0.04) {
      canvas.move(-0.9, 1.2)
      canvas.line(-1.7, 1.5)
    }
    paw(-1.8, 1.52, 0.32)
    canvas.at(-1.2, isCat ? 0.85 : 0.55, scale: isCat ? 0.94 : 0.98, turn: turn) { isCat ? catHead() : dogHead() }
  }
}
