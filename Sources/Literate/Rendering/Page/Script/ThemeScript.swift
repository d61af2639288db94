/// Colours as the system has them, light or dark.
enum ThemeScript {
  static let text = #"""
    var theme = byID("_theme"), themes = ["System", "Light", "Dark"];
    function themeNow() { return root.dataset.theme === "light" ? 1 : root.dataset.theme === "dark" ? 2 : 0 }
    function labelTheme() {
      theme.textContent = themes[themeNow()]; theme.setAttribute("aria-label", "Colours: " + themes[themeNow()]);
    }
    function nextTheme() {
      var next = (themeNow() + 1) % 3;
      if (next) root.dataset.theme = themes[next].toLowerCase(); else delete root.dataset.theme;
      keep("theme", next ? root.dataset.theme : null);
      labelTheme(); say("Colours: " + themes[next]);
    }
    labelTheme(); theme.hidden = false; theme.addEventListener("click", nextTheme);

    """#
}
