import NeuralNetworks

/// An operation on tensors in a graph (`x + y`, `x / 127.5`) as the layer that does the same.
struct TensorOperation {
  /// The layer.
  let layer: Layer

  /// - Throws: `ModelFileError.unknownClass` or `.graph`.
  init(_ description: LayerDescription, _ operands: [LayerCall.Operand], file: String) throws {
    let function = description.config["function"].text ?? description.className
    let unknown = ModelFileError.unknownClass(
      file: file, layer: description.name, className: "\(description.className) (\(function))")
    guard operands.count == 2 else { throw unknown }
    let name = description.name
    let kind = function.split(separator: ".").last.map { $0.lowercased().filter { $0 != "_" } } ?? ""
    switch (kind, operands[0], operands[1]) {
    case ("add", .tensor, .tensor): layer = Add(name: name)
    case ("multiply", .tensor, .tensor): layer = Multiply(name: name)
    case ("add", .tensor, .number(let number)), ("add", .number(let number), .tensor):
      layer = Rescaling(1, offset: Float(number), name: name)
    case ("multiply", .tensor, .number(let number)), ("multiply", .number(let number), .tensor):
      layer = Rescaling(Float(number), name: name)
    case ("subtract", .tensor, .number(let number)): layer = Rescaling(1, offset: -Float(number), name: name)
    case ("subtract", .number(let number), .tensor): layer = Rescaling(-1, offset: Float(number), name: name)
    // The quotient's last bit may differ from that of a division.
    case ("truediv", .tensor, .number(let number)), ("divide", .tensor, .number(let number)),
      ("truedivide", .tensor, .number(let number)):
      layer = Rescaling(Float(1 / number), name: name)
    default: throw unknown
    }
  }
}
