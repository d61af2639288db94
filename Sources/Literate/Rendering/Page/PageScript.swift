/// The pages' only script: the theme, copying, and opening what is folded before printing. Without it all can be read.
enum PageScript {
  /// Before anything is drawn, so that a chosen theme does not flash.
  static let early = """
    try { var t = localStorage.getItem("lectern-theme"); if (t) document.documentElement.dataset.theme = t } catch (e) {}
    """

  static let late = #"""
    (function () {
      var root = document.documentElement, button = document.getElementById("_theme");
      var system = matchMedia("(prefers-color-scheme: dark)");
      function isDark() { return root.dataset.theme ? root.dataset.theme === "dark" : system.matches }
      function label() { button.textContent = isDark() ? "Light" : "Dark"; button.setAttribute("aria-label",
        isDark() ? "Light colours" : "Dark colours") }
      button.hidden = false; label(); system.addEventListener("change", label);
      button.addEventListener("click", function () {
        root.dataset.theme = isDark() ? "light" : "dark"; label();
        try { localStorage.setItem("lectern-theme", root.dataset.theme) } catch (e) {}
      });
      document.querySelectorAll("button.copy").forEach(function (copy) {
        var code = document.getElementById(copy.dataset.code);
        if (!code) return;
        copy.hidden = false;
        function say(text) { copy.textContent = text; setTimeout(function () { copy.textContent = "Copy" }, 1600) }
        function select() {
          var range = document.createRange(); range.selectNodeContents(code);
          var selection = getSelection(); selection.removeAllRanges(); selection.addRange(range);
          say(document.execCommand("copy") ? "Copied" : "Selected");
        }
        copy.addEventListener("click", function () {
          if (!navigator.clipboard) return select();
          navigator.clipboard.writeText(code.textContent).then(function () { say("Copied") }, select);
        });
      });
      var folded = [];
      addEventListener("beforeprint", function () {
        folded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
        folded.forEach(function (one) { one.open = true });
      });
      addEventListener("afterprint", function () { folded.forEach(function (one) { one.open = false }) });
      function open() {
        var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        for (var one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
      }
      addEventListener("hashchange", open); open();
    })();
    """#
}
