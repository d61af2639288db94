/// How a JPEG's cosine transform is undone. The results differ by up to 4 grey levels.
enum CosineTransform {
  /// As Pillow does, and with it `load_img`.
  case accurate
  /// As TensorFlow does, and with it `image_dataset_from_directory`.
  case fast
}
