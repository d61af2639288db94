/// Whoever measures what the time of a step goes to.
package enum LoadWatch {
  /// Told when a published network was built and has its weights: its name, and the seconds that took; on the thread that did it.
  nonisolated(unsafe) package static var onLoad: ((String, Double) -> Void)?
}
