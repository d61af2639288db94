import Foundation
import Tensors

extension Model {
  /// What the model is made of: name, output shape and parameters of each layer, and the totals.
  public func summary() -> Summary {
    let branches = GraphOrder.hasBranches(nodes)
    let shown = self is Sequential ? nodes.filter { !($0.layer is InputLayer) } : nodes
    let rows = shown.map { node in
      let cells = [
        "\(node.layer.name) (\(node.layer.className))", node.shape.description, Self.grouped(node.layer.parameterCount),
      ]
      let inputs = node.inputs.map { "\($0.layer.name)[0][0]" }.joined(separator: ", ")
      return branches ? cells + [inputs.isEmpty ? "-" : inputs] : cells
    }
    let total = variables.reduce(0) { $0 + $1.shape.count }
    let trainable = trainableVariables.reduce(0) { $0 + $1.shape.count }
    func line(_ what: String, _ count: Int) -> String {
      "\(what) params: \(Self.grouped(count)) (\(Self.memorySize(count * MemoryLayout<Float>.size)))"
    }
    return Summary(
      title: "Model: \"\(name)\"",
      columnTitles: ["Layer (type)", "Output Shape", "Param #"] + (branches ? ["Connected to"] : []),
      rows: rows,
      footer: [line("Total", total), line("Trainable", trainable), line("Non-trainable", total - trainable)])
  }

  /// How many numbers the model holds, and how many of them training would change.
  public var trainableParameterCount: Int { trainableVariables.reduce(0) { $0 + $1.shape.count } }

  /// `3,413,024`.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
      index -= 3
    }
    return digits
  }

  /// `13.02 MB`, with 1,024 bytes to a KB.
  static func memorySize(_ bytes: Int) -> String {
    var size = Double(bytes)
    for unit in ["B", "KB", "MB"] {
      if size < 1024 { return String(format: "%.2f \(unit)", size) }
      size /= 1024
    }
    return String(format: "%.2f GB", size)
  }
}
