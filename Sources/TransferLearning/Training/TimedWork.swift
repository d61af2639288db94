import NeuralNetworks
import Weights

/// Tells what the time of a step goes to inside the engine: networks that are loaded, epochs of fits.
package enum TimedWork {
  /// From now on `tell` is told of each piece of work when it is over, and of the seconds that it took, on the thread that did it.
  package static func begin(_ tell: @escaping (String, Double) -> Void) {
    LoadWatch.onLoad = { name, seconds in tell("weights of \(name)", seconds) }
    EpochWatch.onEpochEnd = { history, epochs in
      guard let number = history.epochNumbers.last, let seconds = history.secondsPerEpoch.last else { return }
      tell("epoch \(number + 1) of \(epochs)", seconds)
    }
  }
}
