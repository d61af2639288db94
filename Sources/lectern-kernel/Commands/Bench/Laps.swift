/// Takes the time again and again.
final class Laps {
  private var last = ContinuousClock.now
  private(set) var seconds: [Double] = []

  /// Ends a lap, and starts the next.
  func end() {
    let now = ContinuousClock.now
    seconds.append((now - last) / .seconds(1))
    last = now
  }
}
