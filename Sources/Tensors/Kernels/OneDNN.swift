internal import COneDNN
internal import Wording

/// The CPU engine and its stream, made when first used and kept as long as the process lives.
///
/// A forked child goes on with its parent's: neither owns a thread.
enum OneDNN {
  /// The one CPU engine.
  static let engine: OpaquePointer = {
    var engine: OpaquePointer?
    let status = dnnl_engine_create(&engine, dnnl_cpu, 0)
    guard status == dnnl_success, let engine else { refuse("oneDNN has no CPU engine: status \(status.rawValue)") }
    return engine
  }()

  /// The one stream; on a CPU a primitive is done when its execution returns.
  static let stream: OpaquePointer = {
    var stream: OpaquePointer?
    let status = dnnl_stream_create(&stream, engine, UInt32(dnnl_stream_default_flags.rawValue))
    guard status == dnnl_success, let stream else { refuse("oneDNN has no CPU stream: status \(status.rawValue)") }
    return stream
  }()

  /// Whether kernels take sixteen numbers at a time: AVX-512.
  static let hasWideVectors =
    dnnl_get_effective_cpu_isa().rawValue & dnnl_cpu_isa_avx512_core.rawValue
    == dnnl_cpu_isa_avx512_core.rawValue

  /// Turns a status into an error that says what was being done.
  static func check(_ status: dnnl_status_t, _ action: @autoclosure () -> String) throws {
    guard status == dnnl_success else {
      throw KernelError.refused(action: action(), status: Int(status.rawValue))
    }
  }
}
