internal import COneDNN

/// How the numbers of a value lie in memory: oneDNN's memory descriptor, kept behind a raw pointer so that no C type
/// shows in a stored property.
final class Layout {
  private let raw: UnsafeMutableRawPointer

  /// A copy of a descriptor.
  init(_ descriptor: dnnl_memory_desc_t) {
    raw = .allocate(byteCount: MemoryLayout<dnnl_memory_desc_t>.size, alignment: 16)
    raw.initializeMemory(as: dnnl_memory_desc_t.self, to: descriptor)
  }

  deinit { raw.deallocate() }

  /// The descriptor, as an array of one: Swift passes that to C as a pointer that is good for the whole call.
  var descriptor: [dnnl_memory_desc_t] { [raw.load(as: dnnl_memory_desc_t.self)] }

  /// How much memory it takes, padding of blocks included.
  var byteCount: Int { dnnl_memory_desc_get_size(descriptor) }

  /// Whether it holds other numbers, made from the weights for one kind of kernel: no way leads back.
  var isTransformed: Bool { descriptor[0].format_kind == dnnl_format_kind_wino }

  /// A layout by tag.
  ///
  /// - Parameter dimensions: in oneDNN's order: NCHW, OIHW, GOIHW.
  convenience init(_ dimensions: [Int], _ tag: dnnl_format_tag_t, _ precision: Precision = .float32) throws {
    var descriptor = dnnl_memory_desc_t()
    try OneDNN.check(
      dnnl_memory_desc_init_by_tag(
        &descriptor, Int32(dimensions.count), dimensions.map(Int64.init), precision.oneDNN, tag),
      "describe memory of \(dimensions)")
    self.init(descriptor)
  }

  /// The plain layout of a value of `shape`: `[N, H, W, C]` channels last, `[N, C]` as a picture of one pixel.
  static func plain(_ shape: Shape) throws -> Layout { try Layout(nchw(shape), dnnl_nhwc) }

  /// Whatever layout a primitive likes best for a value of `shape`.
  static func any(_ shape: Shape, _ precision: Precision = .float32) throws -> Layout {
    try Layout(nchw(shape), dnnl_format_tag_any, precision)
  }

  /// What its numbers are.
  var precision: Precision { descriptor[0].data_type == dnnl_bf16 ? .bfloat16 : .float32 }

  /// A Keras shape in oneDNN's order of axes.
  static func nchw(_ shape: Shape) -> [Int] {
    switch shape.rank {
    case 4: [shape[0], shape[3], shape[1], shape[2]]
    case 2: [shape[0], shape[1], 1, 1]
    case 1: [shape[0], 1, 1, 1]
    default: [shape[0], shape[-1], shape.dimensions[1..<(shape.rank - 1)].reduce(1, *), 1]
    }
  }

  /// A part of it: these sizes, from these positions on, in oneDNN's order of axes.
  func part(_ dimensions: [Int], at positions: [Int]) throws -> Layout {
    var part = dnnl_memory_desc_t()
    try OneDNN.check(
      dnnl_memory_desc_init_submemory(&part, descriptor, dimensions.map(Int64.init), positions.map(Int64.init)),
      "describe a part of memory")
    return Layout(part)
  }

  /// Whether both put every number at the same place.
  func equals(_ other: Layout) -> Bool { dnnl_memory_desc_equal(descriptor, other.descriptor) != 0 }
}
