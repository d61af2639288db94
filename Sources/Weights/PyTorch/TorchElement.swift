/// What a PyTorch storage holds, named as its class (`FloatStorage`).
enum TorchElement: String {
  case float = "Float"
  case double = "Double"
  case half = "Half"
  case bfloat16 = "BFloat16"
  case long = "Long"
  case int = "Int"
  case short = "Short"
  case char = "Char"
  case byte = "Byte"
  case bool = "Bool"

  init?(storageClass: String) {
    guard storageClass.hasSuffix("Storage") else { return nil }
    self.init(rawValue: String(storageClass.dropLast("Storage".count)))
  }

  /// Bytes an element.
  var size: Int {
    switch self {
    case .double, .long: return 8
    case .float, .int: return 4
    case .half, .bfloat16, .short: return 2
    case .char, .byte, .bool: return 1
    }
  }

  /// One element as Float32.
  @inline(__always)
  func load(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Float {
    let offset = index * size
    switch self {
    case .float: return bytes.loadUnaligned(fromByteOffset: offset, as: Float.self)
    case .double: return Float(bytes.loadUnaligned(fromByteOffset: offset, as: Double.self))
    case .half: return floatFromHalf(bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    case .bfloat16:
      return Float(bitPattern: UInt32(bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)) << 16)
    case .long: return Float(bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self))
    case .int: return Float(bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
    case .short: return Float(bytes.loadUnaligned(fromByteOffset: offset, as: Int16.self))
    case .char: return Float(bytes.loadUnaligned(fromByteOffset: offset, as: Int8.self))
    case .byte: return Float(bytes[offset])
    case .bool: return bytes[offset] == 0 ? 0 : 1
    }
  }
}

/// IEEE 754 binary16 widened to binary32, by bits: `Float16` is not there on every machine Swift runs on.
func floatFromHalf(_ half: UInt16) -> Float {
  let sign = UInt32(half & 0x8000) << 16
  let exponent = UInt32(half >> 10) & 0x1f
  let fraction = UInt32(half & 0x3ff)
  switch exponent {
  case 0:  // Zero and subnormals: fraction times 2 to the -24.
    return Float(sign: sign == 0 ? .plus : .minus, exponent: -24, significand: Float(fraction))
  case 31: return Float(bitPattern: sign | 0x7f80_0000 | fraction << 13)
  default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
  }
}
