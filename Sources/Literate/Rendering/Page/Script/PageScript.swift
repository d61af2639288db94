/// The pages' only script. Without it everything can be read, and what is folded opens; with it the page can be searched,
/// driven from the keyboard and copied from.
enum PageScript {
  /// Before anything is drawn, so that a chosen theme does not flash.
  static let early = """
    try { var t = localStorage.getItem("lectern-theme");
      if (t === "light" || t === "dark") document.documentElement.dataset.theme = t } catch (e) {}
    """

  /// After everything is there.
  static let late =
    """
    (function () {
    "use strict";

    """ + tools + KeysScript.fields + ThemeScript.text + CopyScript.text + FoldScript.text + ContentsScript.text
    + SearchScript.text + KeysScript.text + PresentScript.text + "})();"

  private static let tools = #"""
    var root = document.documentElement;
    function byID(id) { return document.getElementById(id) }
    function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)) }
    function say(text) { byID("_said").textContent = ""; setTimeout(function () { byID("_said").textContent = text }, 50) }
    function recall(name) { try { return localStorage.getItem("lectern-" + name) } catch (e) { return null } }
    function keep(name, value) {
      try { value === null ? localStorage.removeItem("lectern-" + name) : localStorage.setItem("lectern-" + name, value) }
      catch (e) {}
    }

    """#
}
