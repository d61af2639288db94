/// What the style of a live page adds to that of all pages.
enum LiveStyle {
  static let css =
    LiveStepStyle.css + EditorStyle.css + LivePanelStyle.css + LiveBarStyle.css + LiveRoomStyle.css
    + LivePrintStyle.css
}
