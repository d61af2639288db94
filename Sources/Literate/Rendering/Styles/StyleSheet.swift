/// The pages' style, in the order in which it applies.
enum StyleSheet {
  static let css =
    about + Palette.css + TextStyle.css + LayoutStyle.css + NavigationStyle.css + StepStyle.css + ExerciseStyle.css
    + NotesStyle.css + OutputStyle.css + PanelStyle.css + PresentStyle.css + PrintStyle.css

  /// For authors, who find it in every page.
  private static let about = """
    /* A file lessons.css beside the lessons comes after this and may change anything. What it most likely wants:
    colours   --paper --ink --soft --rule --ground --accent --notice --notice-edge --alarm --alarm-ground --good
              and in code --keyword --string --number --comment --type --attribute
    fonts     --serif (text) --sans (what is around it) --mono (code)
    widths    --measure (a line of text) --page (steps) --side (the lessons beside them) --inset (space in steps)
    :root { --accent: light-dark(#7a1f3d, #f0a3bd); --serif: Georgia, serif } sets a colour for light and for dark. */

    """
}
