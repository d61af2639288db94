internal import COneDNN

/// In which numbers a network that is not trained computes.
public enum Precision: String, Codable, Sendable, CaseIterable {
  /// 24 bits of mantissa: what Keras computes in unless told otherwise, and the only one whose numbers are Keras's.
  case float32
  /// Weights and what layers make are rounded to 8 bits of mantissa, as in Keras's policy `mixed_bfloat16`; products are summed in
  /// float32. Half the memory to move, and about twice as fast where the processor multiplies such numbers.
  case bfloat16

  /// Whether this processor has instructions for it.
  public var isSupported: Bool {
    switch self {
    case .float32: true
    // oneDNN's sets of instructions include each other; this is the bit that AVX-512 BF16 adds.
    case .bfloat16: dnnl_get_effective_cpu_isa().rawValue & 0x80 != 0
    }
  }

  /// oneDNN's name of it.
  var oneDNN: dnnl_data_type_t { self == .float32 ? dnnl_f32 : dnnl_bf16 }
}
