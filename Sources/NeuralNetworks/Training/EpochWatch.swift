/// Whoever looks on while a model is trained, besides the callbacks that the one who trains it gave.
package enum EpochWatch {
  /// Told after each epoch what was reached so far, and how many epochs there will be, on the thread that trains.
  nonisolated(unsafe) package static var onEpochEnd: ((History, Int) -> Void)?
}
