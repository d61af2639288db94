/// The mean of each channel. As `keras.layers.GlobalAveragePooling2D`.
public final class GlobalAveragePooling2D: GlobalPooling2D {
  public init(name: String? = nil) { super.init(.average, name: name) }
}
