import Foundation

/// A goldfish in an aquarium, as a network trained on photographs sees one: an orange, shining body with scales and veiled
/// fins, in dark green water with gravel, plants and bubbles.
enum Goldfish {
  /// The scene, 480 × 480 pixels.
  static func draw() -> Picture {
    let canvas = Canvas(width: 480, height: 480)
    let dice = Dice(seed: 22)
    water(canvas, dice)
    plants(canvas, dice, behind: true)
    gravel(canvas, dice)
    canvas.at(221, 228, scale: 1.09, turn: -0.18) { fish(canvas, dice) }
    plants(canvas, dice, behind: false)
    bubbles(canvas, dice)
    return canvas.picture.finished(blur: 0.64, grain: 4.8, vignette: 0.55, dice)
  }

  private static func water(_ canvas: Canvas, _ dice: Dice) {
    canvas.fillAll(.vertical(0, 480, Colour(0x2f6b52), Colour(0x1b4a3b), Colour(0x0d2b25)))
    canvas.glow(150, -40, 380, Colour(0xc8f0c0, 0.35))
    for _ in 0..<7 {
      let x = dice(0...440)
      let lean = dice(40...90)
      let breadth = dice(12...40)
      canvas.polygon(
        [Point(x, 0), Point(x + breadth, 0), Point(x + breadth * 2 + lean, 430), Point(x + lean - breadth, 430)],
        .vertical(0, 430, Colour(0xd8ffd8, 0.10), Colour(0xd8ffd8, 0)))
    }
    for _ in 0..<40 {
      canvas.glow(dice(0...480), dice(0...400), dice(20...70), Colour(dice.chance(0.5) ? 0x0a241e : 0x4b8a68, 0.10))
    }
  }

  private static func plants(_ canvas: Canvas, _ dice: Dice, behind: Bool) {
    for _ in 0..<(behind ? 26 : 7) {
      let edge = dice.chance(0.5)
      let foot = behind ? dice(0...480) : edge ? dice(-6...70) : dice(410...486)
      let tall = behind ? dice(90...330) : dice(120...300)
      let green = Colour(dice.one(of: [0x2f7d3a, 0x3c8f45, 0x24612f, 0x5a9a3c])).lighter(behind ? -0.35 : 0)
      let sway = dice(-40...40)
      let breadth = behind ? dice(4...9) : dice(6...12)
      canvas.fill(.vertical(440 - tall, 440, green.lighter(0.15), green.lighter(-0.4))) {
        canvas.move(foot - breadth, 448)
        canvas.curve(foot - breadth, 440 - tall * 0.4, foot + sway - breadth, 440 - tall * 0.6, foot + sway, 440 - tall)
        canvas.curve(foot + sway + breadth, 440 - tall * 0.55, foot + breadth, 440 - tall * 0.3, foot + breadth, 448)
        canvas.close()
      }
    }
  }

  private static func gravel(_ canvas: Canvas, _ dice: Dice) {
    canvas.rectangle(0, 418, 480, 62, .vertical(410, 480, Colour(0x6b5a44), Colour(0x3d3226)))
    for row in 0..<9 {
      for _ in 0..<46 {
        let size = 3 + Double(row) * 0.7 + dice(0...3)
        let stone = Colour(dice.one(of: [0x9a8468, 0x7d6850, 0xb8a283, 0x5b4b3a, 0x8c8378, 0xc9b899]))
        let x = dice(-5...485)
        let y = 414 + Double(row) * 8 + dice(-4...4)
        canvas.ellipse(x, y + 1.5, size, size * 0.7, Colour(0x1d1812, 0.5))
        canvas.ellipse(
          x, y, size, size * 0.68,
          .radial(Point(x - size / 3, y - size / 3), size * 1.4, [(0, stone.lighter(0.2)), (1, stone.lighter(-0.45))]))
      }
    }
    canvas.ellipse(240, 436, 130, 14, Colour(0x0a0806, 0.35))
  }

  private static func bubbles(_ canvas: Canvas, _ dice: Dice) {
    for index in 0..<16 {
      let size = dice(2...7)
      let x = 82 + dice(-16...16) + (index % 3 == 0 ? 300 : 0)
      let y = dice(20...360)
      canvas.ellipse(
        x, y, size, size,
        .radial(
          Point(x, y), size, [(0, Colour(0xffffff, 0.05)), (0.8, Colour(0xdfffee, 0.15)), (1, Colour(0xffffff, 0.5))]))
      canvas.ellipse(x - size * 0.35, y - size * 0.35, size * 0.25, size * 0.25, Colour(0xffffff, 0.9))
    }
  }

  /// The fish, about 330 × 190 around the origin, swimming to the left.
  private static func fish(_ canvas: Canvas, _ dice: Dice) {
    tail(canvas, dice)
    fin(canvas, dice, from: Point(-46, -70), to: Point(62, -46), tip: Point(60, -132), rays: 16)
    fin(canvas, dice, from: Point(-12, 62), to: Point(22, 58), tip: Point(46, 120), rays: 8)
    fin(canvas, dice, from: Point(66, 42), to: Point(92, 26), tip: Point(120, 84), rays: 8)
    body(canvas, dice)
    head(canvas, dice)
    fin(canvas, dice, from: Point(-62, 38), to: Point(-46, 52), tip: Point(-2, 74), rays: 9)
  }

  private static func outline(_ canvas: Canvas) {
    canvas.move(-166, 2)
    canvas.curve(-160, -22, -124, -54, -82, -68)
    canvas.curve(-30, -86, 40, -66, 84, -30)
    canvas.curve(100, -18, 112, -12, 122, -10)
    canvas.line(122, 16)
    canvas.curve(104, 20, 92, 28, 76, 40)
    canvas.curve(36, 70, -36, 80, -88, 60)
    canvas.curve(-126, 46, -156, 24, -166, 2)
    canvas.close()
  }

  private static func body(_ canvas: Canvas, _ dice: Dice) {
    canvas.fill(
      .linear(
        Point(0, -80), Point(0, 76),
        [
          (0, Colour(0xc2410c)), (0.25, Colour(0xf2690d)), (0.5, Colour(0xff8f1f)), (0.75, Colour(0xffb347)),
          (1, Colour(0xf7cf8a)),
        ])
    ) { outline(canvas) }
    let shape = { outline(canvas) }
    canvas.clipped(to: shape) {
      for row in -9...9 {
        for column in -8...13 {
          let x = Double(column) * 12 + (row % 2 == 0 ? 0 : 6) - 18
          let y = Double(row) * 9
          let shade = dice(0...0.12)
          canvas.fill(
            .radial(
              Point(x - 3, y), 11,
              [(0, Colour(0xffd27a, 0.30 + shade)), (0.75, Colour(0xff9a2e, 0.12)), (1, Colour(0x8a2c04, 0.45))])
          ) { canvas.ellipsePath(x, y, 8.5, 7) }
        }
      }
      canvas.ellipse(-20, -66, 130, 24, Colour(0x8a2a06, 0.35))
      canvas.ellipse(
        -10, -36, 92, 13, .radial(Point(-10, -36), 92, [(0, Colour(0xfff3c8, 0.75)), (1, Colour(0xfff3c8, 0))]))
      canvas.ellipse(-20, 62, 120, 26, Colour(0xfff0cf, 0.35))
      canvas.stroke(Colour(0x9a3a08, 0.35), 1.6) {
        canvas.move(-60, -10)
        canvas.curve(-10, -16, 60, -6, 118, 2)
      }
    }
  }

  private static func head(_ canvas: Canvas, _ dice: Dice) {
    let shape = { outline(canvas) }
    canvas.clipped(to: shape) {
      canvas.fill(
        .radial(Point(-128, -14), 76, [(0, Colour(0xffa53a)), (0.7, Colour(0xf47a14, 0.95)), (1, Colour(0xf06a0c, 0))])
      ) { canvas.ellipsePath(-124, 0, 62, 70) }
      canvas.stroke(Colour(0x8f3206, 0.7), 2.6) {
        canvas.move(-88, -48)
        canvas.curve(-66, -26, -64, 22, -88, 44)
      }
      canvas.stroke(Colour(0xffdf9a, 0.5), 2) {
        canvas.move(-92, -44)
        canvas.curve(-72, -24, -70, 20, -92, 40)
      }
      canvas.glow(-120, -34, 30, Colour(0xfff0c0, 0.5))
    }
    canvas.ellipse(-130, -14, 13.5, 13.5, Colour(0xb4500c))
    canvas.ellipse(
      -130, -14, 12, 12,
      .radial(Point(-130, -14), 12, [(0, Colour(0xfff1b0)), (0.7, Colour(0xe8b23a)), (1, Colour(0x9a5a10))]))
    canvas.ellipse(-130, -14, 7.6, 7.6, Colour(0x0b0806))
    canvas.ellipse(-133, -17.5, 2.4, 2.4, .solid(.white))
    canvas.stroke(Colour(0x7a2c06, 0.9), 2.2) {
      canvas.move(-166, 4)
      canvas.curve(-158, 8, -152, 10, -147, 9)
    }
    canvas.ellipse(-150, -12, 1.8, 1.4, Colour(0x7a2c06, 0.8))
  }

  /// A fin between two points of the body, drawn out to its tip, thin enough to see through.
  private static func fin(_ canvas: Canvas, _ dice: Dice, from: Point, to: Point, tip: Point, rays: Int) {
    canvas.fill(
      .linear(from, tip, [(0, Colour(0xf06f12, 0.95)), (0.6, Colour(0xff9c3a, 0.8)), (1, Colour(0xffd9a0, 0.5))])
    ) {
      canvas.move(from.x, from.y)
      canvas.curve(from.x + (tip.x - from.x) * 0.1, from.y + (tip.y - from.y) * 0.9, tip.x - 22, tip.y, tip.x, tip.y)
      canvas.curve(tip.x + 4, tip.y * 0.8 + to.y * 0.2, to.x + 6, to.y + (tip.y - to.y) * 0.3, to.x, to.y)
      canvas.close()
    }
    for ray in 0..<rays {
      let share = Double(ray) / Double(rays - 1)
      canvas.stroke(Colour(0xa8420a, 0.4), 1.1) {
        let x = from.x + (to.x - from.x) * share
        let y = from.y + (to.y - from.y) * share
        canvas.move(x, y)
        let reach = 0.72 + 0.2 * share
        canvas.curve(
          x + 2, y + (tip.y - y) * 0.4, tip.x - (1 - share) * 34, y + (tip.y - y) * reach * 0.8,
          tip.x - (1 - share) * 26, y + (tip.y - y) * reach)
      }
    }
  }

  private static func tail(_ canvas: Canvas, _ dice: Dice) {
    func lobe(_ tip: Point, _ inner: Point, _ opacity: Double) {
      canvas.fill(
        .linear(
          Point(112, 2), tip,
          [
            (0, Colour(0xf26a10, opacity)), (0.5, Colour(0xff9a38, opacity * 0.85)),
            (1, Colour(0xffdba6, opacity * 0.55)),
          ])
      ) {
        canvas.move(112, tip.y < 0 ? -10 : 14)
        canvas.curve(136, tip.y * 0.35, tip.x - 44, tip.y * 0.95, tip.x, tip.y)
        canvas.curve(tip.x + 6, tip.y * 0.7, inner.x + 12, inner.y * 1.6, inner.x, inner.y)
        canvas.curve(150, 4, 126, 4, 112, 4)
        canvas.close()
      }
      for ray in 0..<13 {
        let share = Double(ray) / 12
        let end = Point(tip.x + (inner.x - tip.x) * share - 3, tip.y + (inner.y - tip.y) * share)
        canvas.stroke(Colour(0xa8420a, 0.35), 1.1) {
          canvas.move(114, 2)
          canvas.curve(136, end.y * 0.2, end.x - 34, end.y * 0.75, end.x, end.y)
        }
      }
    }
    lobe(Point(214, -84), Point(182, 0), 0.9)
    lobe(Point(206, 92), Point(178, 4), 0.95)
    lobe(Point(190, -50), Point(168, 2), 0.6)
  }
}
