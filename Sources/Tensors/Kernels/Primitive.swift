internal import COneDNN

/// A compiled oneDNN kernel and the layouts that it chose.
final class Primitive {
  private let primitive: OpaquePointer
  /// What the kernel was compiled from; a kernel of the way back takes it as a hint.
  private let description: OpaquePointer
  let source: Layout
  let weights: Layout
  let destination: Layout
  let scratchpad: Layout
  /// What the way back wants to know of the way there.
  let workspace: Layout
  /// The slopes by input, weights and result, of a kernel of the way back.
  let sourceSlope, weightsSlope, destinationSlope: Layout
  /// What the kernel does, for error messages.
  let name: String

  /// Compiles the operation that `descriptor` points to.
  ///
  /// - Parameters:
  ///   - attributes: owned by the caller.
  ///   - forward: of a kernel of the way back, the one whose way it goes back.
  convenience init(
    _ name: String, descriptor: UnsafeRawPointer, attributes: Attributes, forward: Primitive? = nil
  ) throws {
    var description: OpaquePointer?
    try OneDNN.check(
      dnnl_primitive_desc_create(
        &description, descriptor, attributes.pointer, OneDNN.engine, forward?.description), "prepare \(name)")
    try self.init(name, consuming: description)
  }

  /// Compiles a copy from one layout to another.
  convenience init(reorderFrom source: Layout, to destination: Layout) throws {
    var description: OpaquePointer?
    let attributes = try Attributes()
    try OneDNN.check(
      dnnl_reorder_primitive_desc_create(
        &description, source.descriptor, OneDNN.engine, destination.descriptor, OneDNN.engine, attributes.pointer),
      "prepare a change of layout")
    try self.init("change of layout", consuming: description)
  }

  /// Compiles values side by side along one of oneDNN's axes; it chooses the layout of the result.
  convenience init(concatenationOf sources: [Layout], axis: Int, _ name: String) throws {
    var description: OpaquePointer?
    let attributes = try Attributes()
    let descriptors = sources.flatMap(\.descriptor)
    try OneDNN.check(
      dnnl_concat_primitive_desc_create(
        &description, nil, Int32(sources.count), Int32(axis), descriptors, attributes.pointer, OneDNN.engine),
      "prepare a concatenation to \(name)")
    try self.init("a concatenation to \(name)", consuming: description)
  }

  /// Compiles a sum of values, each times a constant.
  convenience init(sumOf sources: [Layout], scales: [Float], to destination: Layout, _ name: String) throws {
    var description: OpaquePointer?
    let attributes = try Attributes()
    let descriptors = sources.flatMap(\.descriptor)
    try OneDNN.check(
      dnnl_sum_primitive_desc_create(
        &description, destination.descriptor, Int32(sources.count), scales, descriptors, attributes.pointer,
        OneDNN.engine),
      "prepare a sum of \(name)")
    try self.init("a sum of \(name)", consuming: description)
  }

  private init(_ name: String, consuming description: OpaquePointer?) throws {
    var primitive: OpaquePointer?
    let status = dnnl_primitive_create(&primitive, description)
    if status != dnnl_success { dnnl_primitive_desc_destroy(description) }
    try OneDNN.check(status, "compile \(name)")
    self.name = name
    self.primitive = primitive!
    self.description = description!
    func layout(_ what: dnnl_query_t) -> Layout {
      Layout(dnnl_primitive_desc_query_md(description, what, 0)?.pointee ?? dnnl_memory_desc_t())
    }
    source = layout(dnnl_query_src_md)
    weights = layout(dnnl_query_weights_md)
    destination = layout(dnnl_query_dst_md)
    scratchpad = layout(dnnl_query_scratchpad_md)
    workspace = layout(dnnl_query_workspace_md)
    sourceSlope = layout(dnnl_query_diff_src_md)
    weightsSlope = layout(dnnl_query_diff_weights_md)
    destinationSlope = layout(dnnl_query_diff_dst_md)
  }

  deinit {
    dnnl_primitive_destroy(primitive)
    dnnl_primitive_desc_destroy(description)
  }

  /// What oneDNN calls the kernel that it chose.
  var implementation: String {
    var words: UnsafePointer<CChar>?
    let status = withUnsafeMutablePointer(to: &words) {
      dnnl_primitive_desc_query(description, dnnl_query_impl_info_str, 0, $0)
    }
    return status == dnnl_success ? words.map { String(cString: $0) } ?? "" : ""
  }

  /// Whether the kernel was written for speed and not only for being right.
  var isOptimized: Bool { !implementation.hasPrefix("ref") }

  /// Whether this kernel for Winograd's filtering beats the direct one: it reads up to four times as many weights, which pays when
  /// there are many pixels to use them for. Measured on AVX-512, 2 cores, 1 to 12 pictures, 32 to 512 channels, there and back: with
  /// tiles of 4 × 4, 1.1 to 2.7 times as fast from 600 pixels on, and 0.3 to 1.2 times with fewer; with tiles of 2 × 2, 1.2 to 1.7 times
  /// from 190 on.
  ///
  /// - Parameter picture: `[N, H, W, C]`
  func isFastWinograd(_ picture: Shape) -> Bool {
    Self.mayBeFastWinograd(picture)
      && (implementation.contains("wino_2x3") || picture.dimensions.dropLast().reduce(1, *) >= 600)
  }

  /// Whether one for so many pixels is worth compiling at all.
  static func mayBeFastWinograd(_ picture: Shape) -> Bool { picture.dimensions.dropLast().reduce(1, *) >= 190 }

  /// Runs it and waits.
  func execute(_ arguments: [(index: Int32, memory: Memory)]) throws {
    let list = arguments.map { dnnl_exec_arg_t(arg: $0.index, memory: $0.memory.pointer) }
    try execute(list, count: list.count)
  }

  /// Runs it on arguments that lie ready, and waits.
  func execute(_ list: UnsafePointer<dnnl_exec_arg_t>, count: Int) throws {
    try OneDNN.check(dnnl_primitive_execute(primitive, OneDNN.stream, Int32(count), list), "run \(name)")
  }

  /// What is fused behind a primitive; its scratchpad is the caller's, so that the arena can hold it.
  final class Attributes {
    let pointer: OpaquePointer

    init() throws {
      var pointer: OpaquePointer?
      try OneDNN.check(dnnl_primitive_attr_create(&pointer), "make attributes")
      self.pointer = pointer!
      try OneDNN.check(dnnl_primitive_attr_set_scratchpad_mode(pointer, dnnl_scratchpad_mode_user), "set a scratchpad")
    }

    deinit { dnnl_primitive_attr_destroy(pointer) }

    /// After the operation: add what the destination held, then apply `activation`.
    convenience init(addsDestination: Bool, activation: ElementwiseFunction?) throws {
      try self.init()
      var operations: OpaquePointer?
      try OneDNN.check(dnnl_post_ops_create(&operations), "fuse")
      defer { dnnl_post_ops_destroy(operations) }
      if addsDestination { try OneDNN.check(dnnl_post_ops_append_sum(operations, 1), "fuse a sum") }
      if let (algorithm, alpha, beta) = activation?.oneDNN {
        try OneDNN.check(dnnl_post_ops_append_eltwise(operations, 1, algorithm, alpha, beta), "fuse an activation")
      }
      try OneDNN.check(dnnl_primitive_attr_set_post_ops(pointer, operations), "fuse")
    }
  }
}
