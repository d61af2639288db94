import Foundation

extension PetScene {
  /// A room or a garden, the same for cats and dogs; `floor` is where the ground begins.
  func ground(floor: Double) {
    switch dice.count(0...4) {
    case 0: room(floor)
    case 1: garden(floor)
    case 2: sofa(floor)
    case 3: blanket()
    default: studio()
    }
  }

  func room(_ floor: Double) {
    let wall = Colour(dice.one(of: [0xd8cfc0, 0xb8c4c8, 0xcabf9e, 0xc8b4a8, 0xa8b09a]))
    canvas.fillAll(.vertical(0, floor, lit(wall.lighter(0.1)), lit(wall.lighter(-0.15))))
    if dice.chance(0.5) {
      let x = dice(0...0.7) * width
      canvas.rectangle(x - 4, height * 0.04, side * 0.34 + 8, floor * 0.6 + 8, lit(0xf4f0e8))
      canvas.rectangle(
        x, height * 0.04 + 4, side * 0.34, floor * 0.6, .vertical(0, floor, lit(0xcfe2f2), lit(0xa8c08c)))
      canvas.rectangle(x + side * 0.165, height * 0.04, 4, floor * 0.6 + 8, lit(0xf4f0e8))
    }
    canvas.rectangle(0, floor - 8, width, 8, lit(wall.lighter(0.45)))
    let wood = Colour(dice.one(of: [0xa9794c, 0x8a5e3a, 0xc49a6a, 0x6e5642]))
    canvas.rectangle(0, floor, width, height - floor, .vertical(floor, height, lit(wood.lighter(-0.15)), lit(wood)))
    for board in 1..<7 {
      let y = floor + (height - floor) * pow(Double(board) / 7, 1.6)
      canvas.rectangle(0, y, width, 1.2, lit(wood.lighter(-0.4)))
    }
  }

  private func garden(_ floor: Double) {
    let green = Colour(dice.one(of: [0x6f9a48, 0x5c8a3a, 0x87a352, 0x4f7d44]))
    canvas.fillAll(.vertical(0, height, lit(green.lighter(0.45)), lit(green), lit(green.lighter(-0.3))))
    for _ in 0..<26 {
      let size = dice(0.05...0.17) * side
      let (x, y) = (dice(0...width), dice(0...floor))
      let colour = lit(Colour(dice.one(of: [0xcfe08a, 0x2f5a2c, 0xe8ecb0, 0x456f38]), dice(0.15...0.35)))
      canvas.ellipse(x, y, size, size, .radial(Point(x, y), size, [(0, colour), (0.75, colour), (1, colour.faded(0))]))
    }
    blades(from: floor, count: 240, green)
  }

  /// Grass.
  func blades(from top: Double, count: Int, _ green: Colour) {
    for index in 0..<count {
      let depth = Double(index) / Double(count)
      let (x, y) = (dice(0...width), top + depth * (height - top + 12))
      let tall = (6 + 14 * depth) * dice(0.6...1.3)
      canvas.stroke(lit(green.lighter(dice(-0.3...0.3)).faded(0.8)), 1 + depth) {
        canvas.move(x, y)
        canvas.line(x + dice(-5...5), y - tall)
      }
    }
  }

  private func sofa(_ floor: Double) {
    let cloth = Colour(dice.one(of: [0x7a5a4a, 0x5a6a7a, 0x8a8478, 0x4a5a48, 0xa0785a, 0x6a4a5a]))
    canvas.fillAll(.vertical(0, height, lit(cloth.lighter(0.1)), lit(cloth.lighter(-0.2))))
    for cushion in 0..<2 {
      let x = width * (Double(cushion) * 0.5 + 0.02)
      canvas.fill(.vertical(0, floor, lit(cloth.lighter(0.22)), lit(cloth.lighter(-0.12)))) {
        let right = x + width * 0.46
        canvas.move(x + 16, height * 0.08)
        canvas.curve(x + 60, height * 0.04, right - 60, height * 0.04, right - 16, height * 0.08)
        canvas.curve(right + 6, height * 0.2, right + 4, floor - 30, right, floor)
        canvas.line(x, floor)
        canvas.curve(x - 4, floor - 30, x - 6, height * 0.2, x + 16, height * 0.08)
      }
    }
    canvas.rectangle(
      0, floor, width, height - floor, .vertical(floor, height, lit(cloth.lighter(0.18)), lit(cloth.lighter(-0.15))))
    canvas.rectangle(0, floor, width, 4, lit(cloth.lighter(-0.45)))
  }

  private func blanket() {
    let wool = Colour(dice.one(of: [0xb84a48, 0x5a7a9a, 0xd8cdb8, 0x6a8a6a, 0xc89a4a, 0x8a6a8a]))
    canvas.fillAll(.vertical(0, height, lit(wool.lighter(-0.15)), lit(wool.lighter(0.1))))
    for _ in 0..<7 {
      let (x, y) = (dice(0...width), dice(0...height))
      canvas.stroke(lit(wool.lighter(dice(-0.3 ... -0.1)).faded(0.4)), dice(8...22)) {
        canvas.move(x, y)
        canvas.curve(x + dice(-90...90), y + 40, x + dice(-90...90), y + 80, x + dice(-120...120), y + dice(60...160))
      }
    }
    if dice.chance(0.5) {
      let gap = dice(24...44)
      let band = lit(wool.lighter(dice.chance(0.5) ? 0.4 : -0.35).faded(0.35))
      for index in 0..<20 {
        canvas.rectangle(Double(index) * gap, 0, gap * 0.3, height, band)
        canvas.rectangle(0, Double(index) * gap, width, gap * 0.3, band)
      }
    }
  }

  private func studio() {
    let paper = Colour(dice.one(of: [0xe8e4dc, 0x8a96a0, 0x3c4248, 0xc8a890, 0x6a7a6a]))
    canvas.fillAll(.vertical(0, height, lit(paper.lighter(0.1)), lit(paper.lighter(-0.2))))
    canvas.glow(width * dice(0.3...0.7), height * 0.4, side, lit(paper.lighter(0.35).faded(0.6)))
  }
}
