/// The largest of each channel. As `keras.layers.GlobalMaxPooling2D`.
public final class GlobalMaxPooling2D: GlobalPooling2D {
  public init(name: String? = nil) { super.init(.max, name: name) }
}
