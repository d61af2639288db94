internal import COneDNN

/// oneDNN's handle to memory of a layout; the memory itself belongs to someone else.
final class Memory {
  let pointer: OpaquePointer
  private var address: UnsafeMutableRawPointer?

  /// A handle to memory that is named later.
  init(_ layout: Layout) throws {
    var pointer: OpaquePointer?
    try OneDNN.check(
      dnnl_memory_create(&pointer, layout.descriptor, OneDNN.engine, nil), "make a memory handle")
    self.pointer = pointer!
  }

  /// A handle to memory at `address`.
  convenience init(_ layout: Layout, at address: UnsafeMutableRawPointer) throws {
    try self.init(layout)
    try point(to: address)
  }

  deinit { dnnl_memory_destroy(pointer) }

  /// Names the memory. The padding of a blocked layout is zeroed, so this is not done twice for the same address.
  func point(to newAddress: UnsafeMutableRawPointer) throws {
    guard newAddress != address else { return }
    try OneDNN.check(dnnl_memory_set_data_handle(pointer, newAddress), "place memory")
    address = newAddress
  }
}
