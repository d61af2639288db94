/// Buttons that copy code, and say that they did.
enum CopyScript {
  static let text = #"""
    all("button.copy").forEach(function (copy) {
      var code = byID(copy.dataset.code), timer;
      if (!code) return;
      copy.hidden = false;
      function done(text) {
        copy.textContent = text; say(text); clearTimeout(timer);
        timer = setTimeout(function () { copy.textContent = "Copy" }, 2000);
      }
      function select() {
        var range = document.createRange(), selection = getSelection();
        for (var one = code; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
        range.selectNodeContents(code); selection.removeAllRanges(); selection.addRange(range);
        done(document.execCommand("copy") ? "Copied" : "Selected");
      }
      copy.addEventListener("click", function () {
        if (!navigator.clipboard) return select();
        navigator.clipboard.writeText(code.textContent).then(function () { done("Copied") }, select);
      });
    });

    """#
}
