import Foundation

extension Scene {
  /// The sky down to the horizon: sun or moon, stars, clouds.
  func sky(horizon: Double) {
    canvas.rectangle(
      0, 0, width, horizon + 2,
      .vertical(0, horizon, light.skyTop, light.skyTop.mixed(light.skyBottom, 0.6), light.skyBottom))
    let x = dice(0.1...0.9) * width
    let y = dice(0.15...0.6) * horizon
    if light.isNight {
      for _ in 0..<(light.weather == .clear ? 70 : 12) {
        canvas.ellipse(dice(0...width), dice(0...horizon), 0.7, 0.7, Colour(1, 1, 0.95, dice(0.2...0.9)))
      }
      if dice.chance(0.5) {
        canvas.glow(x, y * 0.6, 46, Colour(0.9, 0.93, 1, 0.35))
        canvas.ellipse(x, y * 0.6, 9, 9, Colour(0xf1f0e2))
      }
    } else if light.weather == .clear || light.weather == .cloudy, dice.chance(0.6) {
      let low = light.hour == .noon ? y * 0.5 : horizon * dice(0.6...0.9)
      canvas.glow(x, low, width * 0.4, Colour(0xfff0cc, light.hour == .noon ? 0.5 : 0.75))
      canvas.ellipse(x, low, 9, 9, Colour(0xfffbe8, 0.95))
    }
    let clouds = light.weather == .clear ? dice.count(0...2) : light.weather == .cloudy ? dice.count(4...8) : 10
    for _ in 0..<clouds { cloud(dice(-40...width + 40), dice(-0.05...0.8) * horizon, dice(30...90) * width / 400) }
  }

  private func cloud(_ x: Double, _ y: Double, _ size: Double) {
    let base =
      light.isNight ? light.skyBottom.lighter(-0.1) : light.skyBottom.mixed(.white, light.weather == .rain ? 0.1 : 0.65)
    let shade = base.mixed(light.skyTop, 0.45)
    for part in 0..<12 {
      let reach = Double(part) / 11 * 2 - 1
      let radius = size * (0.22 + 0.2 * (1 - reach * reach)) * dice(0.7...1.2)
      let centre = Point(x + reach * size, y - radius * dice(0...0.5))
      let colour = part % 3 == 0 ? shade : base
      canvas.ellipse(
        centre.x, centre.y, radius * 1.3, radius * 0.7,
        .radial(centre, radius * 1.3, [(0, colour.faded(0.5)), (0.6, colour.faded(0.28)), (1, colour.faded(0))]))
    }
  }

  /// What falls or drifts between the scene and the camera.
  func weather() {
    switch light.weather {
    case .rain:
      let lean = dice(-4...4)
      for _ in 0..<240 {
        let x = dice(0...width)
        let y = dice(-10...height)
        let length = dice(6...16)
        canvas.stroke(Colour(0.85, 0.9, 0.95, dice(0.06...0.2)), 0.8) {
          canvas.move(x, y)
          canvas.line(x + lean, y + length)
        }
      }
    case .snow:
      for _ in 0..<260 {
        let size = dice(0.5...2.2)
        canvas.ellipse(dice(0...width), dice(0...height), size, size, lit(Colour(1, 1, 1, dice(0.35...0.9))))
      }
    case .fog:
      for _ in 0..<9 {
        canvas.glow(
          dice(0...width), height * dice(0.35...0.85), dice(60...170), light.skyBottom.faded(dice(0.15...0.3)))
      }
    default: break
    }
  }
}
