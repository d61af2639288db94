/// The script of a page that is served live: it runs behind ``PageScript``'s and makes of the static page one whose steps run, whose
/// code can be written in, and which shows what its lesson does. Where it does not run, the page is what it was.
///
/// It speaks as `LiveMessages.swift` says. It sets as HTML only what the lesson sends as HTML, and all else as text.
enum LiveScript {
  static let text =
    """
    (function () {
    "use strict";

    """
    + [
      LiveToolsScript.text, KeysScript.fields, PlaceScript.text, ConnectionScript.text, StepsScript.text,
      StreamScript.text,
      StepControlsScript.text, ExerciseScript.text, StepMenuScript.text, DraftsScript.text, EditorScript.text,
      SwiftWordsScript.text,
      SwiftColoursScript.text, EditorColoursScript.text, EditorPaintScript.text,
      EditorKeysScript.text, EditorChecksScript.text, CompletionScript.text, DescriptionScript.text,
      EditInPlaceScript.text, AuthorsVersionScript.text, OtherWaysScript.text, VariablesScript.text, LiveBarScript.text,
      RoomScript.text,
      PageMergeScript.text, LiveKeysScript.text, LiveStartScript.text,
    ].joined() + "})();"
}
