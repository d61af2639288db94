/// The page as slides, on lesson pages: the same elements, shown a few at a time. Nothing is copied, so that what is live stays live.
///
/// While it presents, `html` has `data-presenting`, and what stands on the slide has `data-on`: `all` with all that is in it, `in`
/// where something in it does. `PresentStyle.swift` hides the rest.
enum PresentScript {
  static let text =
    """
    var startPresenting = function () {};
    (function () {
    var presentKey, button = byID("_present"), main = byID("_main"), text = document.querySelector(".text-column");
    if (!button) return;

    """ + SlidesScript.text + DeckScript.text + DeckKeysScript.text + SpeakerNotesScript.text + "})();\n\n"
}
