/// The pages' style, in the order in which it applies.
enum StyleSheet {
  static let css = Palette.css + TextStyle.css + LayoutStyle.css + StepStyle.css + OutputStyle.css + PrintStyle.css
}
