internal import COneDNN

extension KernelPlan {
  /// Layer normalization over the last axis: `(x - mean) / sqrt(variance + epsilon) · scale + shift`, `[N, …, C]`.
  ///
  /// - Parameters:
  ///   - scale: `[C]`.
  ///   - shift: `[C]`.
  package func layerNormalization(_ value: Value, scale: Tensor, shift: Tensor, epsilon: Float) throws -> Value {
    let source = try plain(value)
    let channels = value.shape[-1]
    let rows = try Layout([value.shape.count / channels, channels], dnnl_ab)
    var descriptor = dnnl_layer_normalization_desc_t()
    try OneDNN.check(
      dnnl_layer_normalization_forward_desc_init(
        &descriptor, dnnl_forward_inference, rows.descriptor, nil, epsilon,
        dnnl_use_scale.rawValue | dnnl_use_shift.rawValue),
      "describe a layer normalization of \(value.shape)")
    let primitive = try Primitive(
      "a layer normalization of \(value.shape)", descriptor: &descriptor, attributes: .init())
    let target = newValue(value.shape, source.layout)
    try append(
      primitive,
      [
        (Argument.source, memory(source.buffer, rows)),
        (Argument.scale, constant(scale)),
        (Argument.shift, constant(shift)),
        (Argument.destination, memory(target.buffer, rows)),
      ])
    return target
  }
}
