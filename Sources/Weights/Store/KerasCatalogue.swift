extension WeightEntry {
  /// What Keras's applications fetch, with top and without.
  static let kerasFiles: [WeightEntry] = (KerasFiles.plain + KerasFiles.mobileNets + KerasFiles.mobileNetV2s)
    .flatMap(\.entries)
}

extension KerasFiles {
  private static let applications = "tensorflow/keras-applications/"

  /// A row whose files lie in a folder, two digests a row: with the top and without.
  private static func row(
    _ name: String, _ architecture: String, _ path: String, _ parameters: Pair<Int>, _ digests: Pair<String?>,
    _ licence: String
  ) -> KerasFiles {
    KerasFiles(
      name: name, architecture: architecture, address: applications + path, parameters: parameters, digests: digests,
      licence: licence)
  }

  /// `xception.py`, `vgg16.py`, `vgg19.py`, `resnet.py`, `inception_v3.py`, `inception_resnet_v2.py`, `densenet.py`,
  /// `nasnet.py`, `efficientnet.py`, `convnext.py`. The licences are those that Keras names in its documentation.
  static let plain: [KerasFiles] = [
    row(
      "xception-keras", "xception", "xception/xception", (22_910_480, 20_861_480),
      ("0a58e3b7378bc2990ea3b43d5981f1f6", "b0042744bf5b25fce3cb969f33bebb97"), "MIT, François Chollet"),
    row(
      "vgg16", "vgg16", "vgg16/vgg16", (138_357_544, 14_714_688),
      ("64373286793e3c8b2b4e3219cbf3544b", "6d6bbae143d832006294945121d1f1fc"), vgg),
    row(
      "vgg19", "vgg19", "vgg19/vgg19", (143_667_240, 20_024_384),
      ("cbe5617147190e668d6c5d5026f83318", "253f8cb515780f3b799900260a226db6"), vgg),
    row(
      "resnet50", "resNet50", "resnet/resnet50", (25_636_712, 23_587_712),
      ("2cb95161c43110f7111970584f804107", "4d473c1dd8becc155b73f8504c6f6626"), "MIT, Kaiming He"),
    row(
      "resnet101", "resNet101", "resnet/resnet101", (44_707_176, 42_658_176),
      ("f1aeb4b969a6efcfb50fad2f0c20cfc5", "88cf7a10940856eca736dc7b7e228a21"), "MIT, Kaiming He"),
    row(
      "resnet152", "resNet152", "resnet/resnet152", (60_419_944, 58_370_944),
      ("100835be76be38e30d865e96f2aaae62", "ee4c566cf9a93f14d82f913c2dc6dd0c"), "MIT, Kaiming He"),
    row(
      "resnet50v2", "resNet50V2", "resnet/resnet50v2", (25_613_800, 23_564_800),
      ("3ef43a0b657b3be2300d5770ece849e0", "fac2f116257151a9d068a22e544a4917"), "BSD, Facebook"),
    row(
      "resnet101v2", "resNet101V2", "resnet/resnet101v2", (44_675_560, 42_626_560),
      ("6343647c601c52e1368623803854d971", "c0ed64b8031c3730f411d2eb4eea35b5"), "BSD, Facebook"),
    row(
      "resnet152v2", "resNet152V2", "resnet/resnet152v2", (60_380_648, 58_331_648),
      ("a49b44d1979771252814e80f8ec446f9", "ed17cf2e0169df9d443503ef94b23b33"), "BSD, Facebook"),
    row(
      "inceptionv3", "inceptionV3", "inception_v3/inception_v3", (23_851_784, 21_802_784),
      ("9a0d58056eeedaa3f26cb7ebd46da564", "bcbd6486424b2319ff4ef7d526e38f63"), google),
    row(
      "inception-resnet-v2", "inceptionResNetV2", "inception_resnet_v2/inception_resnet_v2",
      (55_873_736, 54_336_736), ("e693bd0210a403b3192acc6073ad2e96", "d19885ff4a710c122648d3b5c3b684e4"), google),
    row(
      "densenet121", "denseNet121", "densenet/densenet121", (8_062_504, 7_037_504),
      ("9d60b8095a5708f2dcce2bca79d332c7", "30ee3e1110167f948a6b9946edeeb738"), denseNet),
    row(
      "densenet169", "denseNet169", "densenet/densenet169", (14_307_880, 12_642_880),
      ("d699b8f76981ab1b30698df4c175e90b", "b8c4d4c20dd625c148057b9ff1c1176b"), denseNet),
    row(
      "densenet201", "denseNet201", "densenet/densenet201", (20_242_984, 18_321_984),
      ("1ceb130c1ea1b78c3bf6114dbdfd8807", "c13680b51ded0fb44dff2d8f86ac8bb1"), denseNet),
    KerasFiles(
      name: "nasnet-mobile", architecture: "nasNetMobile", address: applications + "nasnet/NASNet-mobile",
      parameters: (5_326_716, 4_269_716),
      digests: ("020fb642bf7360b370c678b08e0adf61", "1ed92395b5b598bdda52abe5c0dbfd63"), licence: google,
      endings: (".h5", "_no_top.h5"), localName: "nasnet_mobile"),
    KerasFiles(
      name: "efficientnet-b0", architecture: "efficientNetB0", address: "keras-applications/efficientnetb0",
      parameters: (5_330_571, 4_049_571),
      digests: ("902e53a9f72be733fc0bcb005b3ebbac", "50bc09e76180e00e4465e1a485ddc09d"), licence: google,
      endings: (".h5", "_notop.h5")),
    KerasFiles(
      name: "convnext-tiny", architecture: "convNeXtTiny", address: applications + "convnext/convnext_tiny",
      parameters: (28_589_128, 27_820_128),
      digests: (
        "8ae6e78ce2933352b1ef4008e6dd2f17bc40771563877d156bc6426c7cf503ff",
        "d547c096cabd03329d7be5562c5e14798aa39ed24b474157cef5e85ab9e49ef1"
      ),
      licence: "MIT, Meta", endings: (".h5", "_notop.h5")),
  ]

  private static let vgg = "CC BY 4.0, Visual Geometry Group, Oxford"
  private static let google = "Apache-2.0, Google"
  private static let denseNet = "BSD-3-Clause, the authors of DenseNet"

  /// As `Architecture` names the widths of a network: `mobileNet`, `mobileNet_0.25`.
  private static func architecture(_ name: String, _ alpha: Double) -> String {
    alpha == 1 ? name : "\(name)_\(alpha)"
  }

  /// `mobilenet.py`: four widths, four sizes of picture, no digests.
  static let mobileNets: [KerasFiles] = [
    (alpha: 1.0, text: "1_0", parameters: (4_253_864, 3_228_864)), (0.75, "7_5", (2_601_976, 1_832_976)),
    (0.5, "5_0", (1_342_536, 829_536)), (0.25, "2_5", (475_544, 218_544)),
  ].flatMap { width in
    [224, 192, 160, 128].map { (size: Int) in
      KerasFiles(
        name: "mobilenet-\(width.alpha)-\(size)", architecture: architecture("mobileNet", width.alpha),
        address: applications + "mobilenet/mobilenet_\(width.text)_\(size)", parameters: width.parameters,
        digests: (nil, nil), licence: google, endings: ("_tf.h5", "_tf_no_top.h5"), pictureSize: size)
    }
  }

  /// `mobilenet_v2.py`: six widths, five sizes of picture, no digests.
  static let mobileNetV2s: [KerasFiles] = [
    (alpha: 1.0, parameters: (3_538_984, 2_257_984)), (1.4, (6_156_712, 4_363_712)),
    (1.3, (5_431_048, 3_766_048)), (0.75, (2_663_064, 1_382_064)), (0.5, (1_987_224, 706_224)),
    (0.35, (1_691_208, 410_208)),
  ].flatMap { width in
    [224, 192, 160, 128, 96].map { (size: Int) in
      KerasFiles(
        name: "mobilenetv2-\(width.alpha)-\(size)", architecture: architecture("mobileNetV2", width.alpha),
        address: applications
          + "mobilenet_v2/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_\(width.alpha)_\(size)",
        parameters: width.parameters, digests: (nil, nil), licence: google, endings: (".h5", "_no_top.h5"),
        pictureSize: size)
    }
  }
}
