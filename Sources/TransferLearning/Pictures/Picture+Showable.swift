extension Picture: Showable {
  /// The picture itself; its size stands below it.
  public var stepOutputs: [StepOutput] {
    var grid = PictureGrid()
    grid.add(self, caption: "\(width) × \(height) pixels")
    return grid.stepOutputs
  }
}
