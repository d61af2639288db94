import Foundation

/// From a new pixel's row and column to the old ones: `row' = a·row + b·column + c`, `column' = d·row + e·column + f`.
struct AffineTransform {
  var (a, b, c) = (1.0, 0.0, 0.0)
  var (d, e, f) = (0.0, 1.0, 0.0)

  /// The transformation of Keras's `apply_affine_transform`: rotation · shift · shear · zoom about the picture's centre;
  /// nil where nothing is moved, so that pixels stay as they are to the last bit.
  init?(_ parameters: TransformParameters, height: Int, width: Int) {
    var factors: [AffineTransform] = []
    if parameters.theta != 0 {
      let angle = parameters.theta * (Double.pi / 180)
      factors.append(AffineTransform(cos(angle), -sin(angle), 0, sin(angle), cos(angle), 0))
    }
    if parameters.tx != 0 || parameters.ty != 0 {
      factors.append(AffineTransform(1, 0, parameters.tx, 0, 1, parameters.ty))
    }
    if parameters.shear != 0 {
      let angle = parameters.shear * (Double.pi / 180)
      factors.append(AffineTransform(1, -sin(angle), 0, 0, cos(angle), 0))
    }
    if parameters.zx != 1 || parameters.zy != 1 {
      factors.append(AffineTransform(parameters.zx, 0, 0, 0, parameters.zy, 0))
    }
    guard let first = factors.first else { return nil }
    let product = factors.dropFirst().reduce(first) { $0.times($1) }
    // As in Keras: the first axis is x, but is centred with the height, and only then the axes are exchanged.
    let (x, y) = (Double(height) / 2 - 0.5, Double(width) / 2 - 0.5)
    let centred = AffineTransform(1, 0, x, 0, 1, y).times(product).times(AffineTransform(1, 0, -x, 0, 1, -y))
    self = AffineTransform(centred.e, centred.d, centred.f, centred.b, centred.a, centred.c)
  }

  private init(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) {
    (self.a, self.b, self.c) = (a, b, c)
    (self.d, self.e, self.f) = (d, e, f)
  }

  private func times(_ other: AffineTransform) -> AffineTransform {
    AffineTransform(
      a * other.a + b * other.d, a * other.b + b * other.e, a * other.c + b * other.f + c,
      d * other.a + e * other.d, d * other.b + e * other.e, d * other.c + e * other.f + f)
  }
}
