/// Folding all code at once, opening what a link leads into, and opening all before printing.
enum FoldScript {
  static let text = #"""
    var folds = all("details.fold"), foldAll = byID("_fold");
    function isAnyOpen() { return folds.some(function (one) { return one.open }) }
    function labelFold() { foldAll.textContent = isAnyOpen() ? "Fold all code" : "Show all code" }
    function toggleFolds() {
      var open = !isAnyOpen();
      folds.forEach(function (one) { one.open = open });
      say(open ? "All code is shown" : "All code is folded");
    }
    if (foldAll) {
      foldAll.hidden = !folds.length; foldAll.addEventListener("click", toggleFolds); labelFold();
      folds.forEach(function (one) { one.addEventListener("toggle", labelFold) });
    }
    var printed = [];
    addEventListener("beforeprint", function () {
      printed = all("details:not([open])").filter(function (one) { return !one.closest(".source, .course") });
      printed.forEach(function (one) { one.open = true });
    });
    addEventListener("afterprint", function () { printed.forEach(function (one) { one.open = false }) });
    function openTarget() {
      var target;
      try { target = location.hash && byID(decodeURIComponent(location.hash.slice(1))) } catch (e) {}
      if (!target) return;
      for (var one = target; one; one = one.parentElement)
        if (one.tagName === "DETAILS" && !one.closest(".course")) one.open = true;
      if (target.matches("li, a")) target.scrollIntoView({ block: "nearest" });
    }
    addEventListener("hashchange", openTarget); openTarget();

    """#
}
