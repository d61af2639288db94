import Foundation
import Tensors
import Testing

@testable import NeuralNetworks

/// How long a step of ten million weights takes; printed, not judged.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["LECTERN_SPEED"] != nil, "SKIPPED: set LECTERN_SPEED"))
struct OptimizerSpeedTests {
  @Test func tenMillionWeights() throws {
    let count = 10_000_000
    let gradient = Initializer.randomNormal().tensor(shape: [count], seed: 1, path: "g")
    let optimizers: [(String, Optimizer)] = [
      ("SGD", SGD()), ("SGD momentum", SGD(momentum: 0.9)), ("RMSprop", RMSprop()), ("Adam", Adam()),
      ("AdamW", AdamW()), ("SGD globalClipnorm", SGD(globalClipnorm: 1)),
    ]
    for (name, optimizer) in optimizers {
      let variable = Variable("kernel", shape: [count], initializer: .randomUniform())
      var times: [Double] = []
      for _ in 0..<9 {
        let start = Date()
        try optimizer.apply([(variable, gradient)])
        times.append(Date().timeIntervalSince(start) * 1000)
      }
      print(String(format: "%@: %.1f ms", name, times.sorted()[2]))
    }
  }
}
