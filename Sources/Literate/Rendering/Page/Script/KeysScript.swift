/// The page from the keyboard. Single keys can be switched off, for those who dictate or whose keyboard is not one.
enum KeysScript {
  /// Whether a key pressed there belongs to what has the focus: a field, a dialog, what has popped up. In what is hidden nobody
  /// writes: a field in a dialog that has just closed keeps the focus until the page is drawn again.
  static let fields = #"""
    function isField(target) {
      var field = target.closest && target.closest("input, textarea, select, [contenteditable], dialog, [popover]");
      return !!field && field.getClientRects().length > 0;
    }

    """#

  static let text = #"""
    var help = byID("_help"), keys = byID("_keys"), single = byID("_single");
    function areKeysOn() { return recall("keys") !== "off" }
    function openHelp() { single.checked = areKeysOn(); help.showModal() }
    keys.hidden = false; keys.addEventListener("click", openHelp);
    single.addEventListener("change", function () { keep("keys", single.checked ? null : "off") });
    all("dialog").forEach(function (dialog) {
      dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close() });
    });
    function steps() { return all(".step").filter(function (step) { return step.getClientRects().length }) }
    function stepHere(list) {
      var focused = document.activeElement && document.activeElement.closest(".step");
      if (focused) return list.indexOf(focused);
      var here = -1;
      list.forEach(function (step, place) { if (step.getBoundingClientRect().top < 60) here = place });
      return here;
    }
    function move(by) {
      var list = steps(), place = stepHere(list), step = list[Math.max(0, place + by)];
      if (!step) return;
      step.tabIndex = -1; step.focus({ preventScroll: true }); step.scrollIntoView({ block: "start" });
    }
    function go(kind) { var link = document.querySelector(".neighbours a[rel=" + kind + "]"); if (link) link.click() }
    function copyHere() {
      var list = steps(), step = list[Math.max(0, stepHere(list))], button = step && step.querySelector("button.copy");
      if (button) button.click();
    }
    function scrollsSideways(element) {
      for (; element && element !== document.body; element = element.parentElement)
        if (element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX)) return true;
      return false;
    }
    addEventListener("keydown", function (event) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      var target = event.target;
      if (isField(target)) return;
      if (document.querySelector("dialog[open]") || !areKeysOn()) return;
      switch (event.key) {
      case "j": move(1); break;
      case "k": move(-1); break;
      case "ArrowLeft": if (scrollsSideways(target)) return; go("prev"); break;
      case "ArrowRight": if (scrollsSideways(target)) return; go("next"); break;
      case "/": openSearch(); break;
      case "?": openHelp(); break;
      case "t": nextTheme(); break;
      case "f": if (!folds.length) return; toggleFolds(); break;
      case "c": copyHere(); break;
      case "p": if (!byID("_present")) return; startPresenting(); break;
      default: return;
      }
      event.preventDefault();
    });

    """#
}
