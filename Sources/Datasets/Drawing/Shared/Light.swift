/// The hour, weather and season of a scene, and what they do to its colours.
struct Light {
  enum Hour: CaseIterable { case morning, noon, evening, night }
  enum Weather: CaseIterable { case clear, cloudy, overcast, fog, rain, snow }
  enum Season: CaseIterable { case spring, summer, autumn, winter }

  let hour: Hour
  let weather: Weather
  let season: Season
  /// The colours of the sky, from the zenith to the horizon.
  let skyTop: Colour
  let skyBottom: Colour
  /// What every colour is multiplied by.
  let ambient: Colour
  /// How much of the far is lost in haze, 0…1.
  let haze: Double

  init(_ dice: Dice) {
    let hour = dice.one(of: [.morning, .noon, .noon, .noon, .evening, .night] as [Hour])
    var weather = dice.one(of: [.clear, .clear, .cloudy, .cloudy, .overcast, .fog, .rain, .snow] as [Weather])
    let season = weather == .snow ? .winter : dice.one(of: Season.allCases)
    if hour == .night, weather == .fog { weather = .clear }
    self.hour = hour
    self.weather = weather
    self.season = season
    let isGrey = weather == .overcast || weather == .fog || weather == .rain || weather == .snow
    var top: Colour
    var bottom: Colour
    var ambient: Colour
    switch hour {
    case .morning:
      (top, bottom) = (Colour(0x6f9fd0), Colour(0xf3dcc0))
      ambient = Colour(0.98, 0.93, 0.88)
    case .noon:
      (top, bottom) = (Colour(0x3f7fca), Colour(0xcfe4f4))
      ambient = Colour(1.04, 1.03, 1)
    case .evening:
      (top, bottom) = (Colour(0x4a5a8e), Colour(0xf4a766))
      ambient = Colour(0.96, 0.8, 0.68)
    case .night:
      (top, bottom) = (Colour(0x0d1530), Colour(0x3b476c))
      ambient = Colour(0.4, 0.45, 0.62)
    }
    let turn = dice(-0.08...0.08)
    top = top.lighter(turn).mixed(Colour(0x7d8fa6), dice(0...0.3))
    bottom = bottom.lighter(turn / 2)
    if isGrey, hour != .night {
      let grey = weather == .fog ? Colour(0xd4d6d6) : weather == .rain ? Colour(0x98a2ac) : Colour(0xc2c8cf)
      top = top.mixed(grey.lighter(-0.12), 0.8)
      bottom = bottom.mixed(grey, 0.8)
      ambient = ambient.mixed(Colour(0.85, 0.88, 0.92), 0.6)
    }
    let gain = dice(0.88...1.1)
    skyTop = top
    skyBottom = bottom
    self.ambient = ambient.times(Colour(gain, gain, gain))
    haze = weather == .fog ? 0.92 : isGrey ? 0.62 : dice(0.25...0.5)
  }

  var isNight: Bool { hour == .night }
  var isSnowy: Bool { weather == .snow }

  /// A thing's colour as it looks in this light, `distance` (0 near, 1 at the horizon) away.
  func lit(_ colour: Colour, _ distance: Double = 0) -> Colour {
    var seen = colour.times(ambient).mixed(skyBottom, haze * distance)
    seen.alpha = colour.alpha
    return seen
  }
}
