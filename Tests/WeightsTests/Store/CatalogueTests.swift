import Architectures
import Foundation
import Testing

@testable import Weights

@Suite struct CatalogueTests {
  private let store = WeightStore(
    location: URL(fileURLWithPath: "/nonexistent"), kerasFolder: URL(fileURLWithPath: "/nonexistent"))
  private var entries: [WeightEntry] { store.entries }

  @Test func namesAndFilesAreUnique() {
    // What can be written in more than one way must not mean two things.
    let plain = entries.map { $0.name.lowercased().filter { $0.isLetter || $0.isNumber } }
    #expect(Set(plain).count == entries.count)
    #expect(Set(entries.map(\.fileName)).count == entries.count)
    #expect(Set(entries.map(\.source)).count == entries.count)
    #expect(entries.allSatisfy { !$0.fileName.contains("/") && !$0.fileName.hasPrefix(".") })
  }

  @Test func digestsAreWellFormed() {
    var digests: Set<String> = []
    for entry in entries {
      guard let digest = entry.digest else {
        #expect(["mobileNet", "mobileNetV2"].contains(entry.family), "\(entry.name)")
        continue
      }
      #expect(digest.count == (entry.algorithm == .md5 ? 32 : 64), "\(entry.name)")
      #expect(digest.allSatisfy { "0123456789abcdef".contains($0) }, "\(entry.name)")
      #expect(digests.insert(digest).inserted, "\(entry.name)")
    }
  }

  @Test func everyFileIsFetchedSafely() throws {
    for entry in entries {
      guard case .file(let url) = entry.source else { continue }
      #expect(url.scheme == "https" && url.host == "storage.googleapis.com", "\(entry.name)")
      #expect(url.pathExtension == "h5" && entry.fileName.hasSuffix(".h5"), "\(entry.name)")
      #expect(
        entry.fileName == "nasnet_mobile.h5" || entry.architecture == "nasNetMobile"
          || url.lastPathComponent == entry.fileName)
    }
  }

  @Test func everyArchitectureHasWeights() throws {
    for architecture in Architecture.all {
      for includeTop in [true, false] where architecture.name != "mobileNetV2Torch" || !includeTop {
        let found = store.entries(architecture: architecture.name, includeTop: includeTop)
        #expect(!found.isEmpty, "\(architecture.name) \(includeTop)")
      }
    }
  }

  @Test func sizesAreThoseOfTheArchitectures() throws {
    for entry in entries where entry.includesTop {
      let architecture = try Architecture.named(entry.architecture)
      guard case .about(let bytes) = entry.size else { continue }
      #expect(bytes == architecture.parameterCount * 4, "\(entry.name)")
    }
  }

  /// As Keras's sources spell them.
  @Test(arguments: [
    ("vgg16", "vgg16/vgg16_weights_tf_dim_ordering_tf_kernels.h5"),
    ("vgg16-notop", "vgg16/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"),
    ("resnet152v2-notop", "resnet/resnet152v2_weights_tf_dim_ordering_tf_kernels_notop.h5"),
    ("inception-resnet-v2", "inception_resnet_v2/inception_resnet_v2_weights_tf_dim_ordering_tf_kernels.h5"),
    ("nasnet-mobile", "nasnet/NASNet-mobile.h5"), ("nasnet-mobile-notop", "nasnet/NASNet-mobile-no-top.h5"),
    ("convnext-tiny-notop", "convnext/convnext_tiny_notop.h5"),
    ("mobilenet-0.25-160", "mobilenet/mobilenet_2_5_160_tf.h5"),
    ("mobilenet-1.0-224-notop", "mobilenet/mobilenet_1_0_224_tf_no_top.h5"),
    ("mobilenetv2-1.4-224", "mobilenet_v2/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.4_224.h5"),
    ("mobilenetv2-0.5-96-notop", "mobilenet_v2/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.5_96_no_top.h5"),
  ])
  func addressesAreKerass(name: String, path: String) throws {
    let entry = try store.entry(named: name)
    #expect("\(entry.source)" == "https://storage.googleapis.com/tensorflow/keras-applications/" + path)
  }

  @Test func keepsTheNamesThatKerasLooksFor() throws {
    #expect(try store.entry(named: "nasnet-mobile").fileName == "nasnet_mobile.h5")
    #expect(try store.entry(named: "nasnet-mobile-notop").fileName == "nasnet_mobile_no_top.h5")
    let b0 = try store.entry(named: "efficientnet-b0-notop")
    #expect("\(b0.source)" == "https://storage.googleapis.com/keras-applications/efficientnetb0_notop.h5")
    #expect(b0.fileName == "efficientnetb0_notop.h5")
  }

  /// Which MobileNet Keras loads, by width and by size of picture.
  @Test func theSizeOfPicturesChooses() {
    func first(_ architecture: String, top: Bool = true, side: (Int?, Int?)? = nil) -> String? {
      store.entries(
        architecture: architecture, includeTop: top, inputShape: side.map { [$0.0, $0.1, 3] }
      ).first?.name
    }
    #expect(first("mobileNet") == "mobilenet-1.0-224")
    #expect(first("mobileNet", top: false, side: (nil, nil)) == "mobilenet-1.0-224-notop")
    #expect(first("mobileNet_0.25", side: (160, 160)) == "mobilenet-0.25-160")
    #expect(first("mobileNet_0.25", top: false, side: (160, 160)) == "mobilenet-0.25-160-notop")
    #expect(first("mobileNet_0.5", top: false, side: (128, 160)) == "mobilenet-0.5-224-notop")
    #expect(first("mobileNet", side: (96, 96)) == "mobilenet-1.0-224")
    #expect(first("mobileNetV2", side: (96, 96)) == "mobilenetv2-1.0-96")
    #expect(first("mobileNetV2_1.4", top: false, side: (200, 200)) == "mobilenetv2-1.4-224-notop")
    #expect(first("mobileNet_0.35") == nil && first("mobileNetV2_0.35", side: (192, 192)) == "mobilenetv2-0.35-192")
    #expect(first("resNet50", side: (100, 100)) == "resnet50")
    #expect(first("xception", top: false) == "xception")
  }

  @Test func whereThereAreNoneItIsSaidWhatThereIs() {
    #expect(
      store.noWeights(architecture: "mobileNet_0.3").description
        == "No pretrained weights are known for mobileNet_0.3; there are for mobileNet, mobileNet_0.75, mobileNet_0.5, "
        + "mobileNet_0.25; use weights: .random(seed:) or .file(url)")
    #expect(
      store.noWeights(architecture: "mobileNetV2Torch").description
        == "No pretrained weights are known for mobileNetV2Torch with its top; use includeTop: false, "
        + "weights: .random(seed:) or .file(url)")
  }

  @Test func aMirrorHasThemByTheirFileNames() throws {
    let mirror = try #require(URL(string: "http://192.168.1.5:8000/weights/"))
    for name in ["xception", "nasnet-mobile"] {
      let entry = try store.entry(named: name)
      let served = entry.served(by: mirror)
      #expect("\(served.source)" == "http://192.168.1.5:8000/weights/\(entry.fileName)")
      #expect(served.downloadSize == entry.size && served.digest == entry.digest)
    }
  }
}
