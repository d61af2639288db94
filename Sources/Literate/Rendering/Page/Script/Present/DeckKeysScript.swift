/// The slides from the keyboard, a clicker, a finger. It hears keys before the page's other scripts, and keeps from them what is its own.
enum DeckKeysScript {
  static let text = #"""
    var digits = "", start = null, overview = null;
    var ways = {
      ArrowRight: 1, " ": 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -Infinity, End: Infinity
    };
    function openOverview() {
      if (!overview) {
        overview = element("dialog", { "id": "_overview", "class": "panel", "aria-labelledby": "_overview-title" });
        document.body.append(overview);
        overview.addEventListener("click", function (event) { if (event.target === overview) overview.close() });
        overview.addEventListener("keydown", function (event) {
          var by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key], links = all("li button", overview);
          if (event.key === "o") overview.close();
          else if (by) (links[links.indexOf(document.activeElement) + by] || document.activeElement).focus();
          else return;
          event.preventDefault();
        });
      }
      var list = element("ol"), form = element("form", { "method": "dialog" });
      form.append(element("p", { "class": "panel-title", "id": "_overview-title" }, "Slides"), element("button", {}, "Close"));
      slides.forEach(function (slide, place) {
        var item = element("li"), jump = element("button", { "type": "button" });
        jump.append(element("span", {}, place + 1 + ""), " ", slide.title);
        if (place === at) jump.setAttribute("aria-current", "true");
        jump.addEventListener("click", function () { overview.close(); show(place) });
        item.append(jump); list.append(item);
      });
      overview.replaceChildren(form, list);
      overview.showModal();
      overview.querySelector("[aria-current]").focus();
    }
    function showAnswer() {
      var closed = all("[data-on] .answer, .answer[data-on], .aside[data-on]", main)
        .find(function (one) { return one.getClientRects().length });
      if (closed) { closed.open = !closed.open; if (timer) clearTimeout(timer); renew() }
    }
    function scrolls(by) {
      var box = cut[0];
      if (box) box.scrollTop += by * box.clientHeight * 0.4;
    }
    // Whether a key was the slides'.
    presentKey = function (key, isShifted) {
      if (/^\d$/.test(key)) { digits = (digits + key).slice(-4); tellPlainly("Slide " + digits + " …"); return true }
      if (key === "Enter" && digits) { var place = Number(digits); digits = ""; show(place - 1); return true }
      if (digits) { digits = ""; tellPlainly("") }
      if (root.dataset.black !== undefined && key !== "n") {
        delete root.dataset.black;
        if (!(key in ways)) return true;
      }
      if (key in ways) { show(at + (key === " " && isShifted ? -1 : ways[key])); return true }
      switch (key) {
      case "Escape": case "p": leave(); break;
      case "b": case ".": root.dataset.black = ""; break;
      case "f":
        if (document.fullscreenElement) document.exitFullscreen();
        else if (root.requestFullscreen) root.requestFullscreen().catch(function () { tellPlainly("The browser keeps its window as it is.") });
        break;
      case "o": openOverview(); break;
      case "n": openNotes(); break;
      case "a": showAnswer(); break;
      case "ArrowDown": scrolls(1); break;
      case "ArrowUp": scrolls(-1); break;
      case "t": nextTheme(); break;
      case "?": openHelp(); break;
      default: return /^[jkc\/v]$/.test(key);
      }
      return true;
    };
    addEventListener("keydown", function (event) {
      if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      var target = event.target.closest ? event.target : document.body;
      if (document.querySelector("dialog[open]") || isField(target)) return;
      if (/^( |Enter)$/.test(event.key) && target.closest("button, summary, a") && !digits) return;
      if (!presentKey(event.key, event.shiftKey)) return;
      event.preventDefault(); event.stopImmediatePropagation();
    }, true);
    function isFree(target) { return !target.closest("a, button, summary, input, textarea, select, label, pre, .bar, .wide, dialog, #_deck") }
    main.addEventListener("click", function (event) {
      if (!isOn() || !isFree(event.target) || String(getSelection())) return;
      show(at + (event.clientX < innerWidth / 4 ? -1 : 1));
    });
    main.addEventListener("touchstart", function (event) { start = event.touches.length === 1 ? event.touches[0] : null }, { passive: true });
    main.addEventListener("touchend", function (event) {
      var end = event.changedTouches[0], x = start && end.clientX - start.clientX;
      if (!isOn() || !start || Math.abs(x) < 60 || Math.abs(x) < 2 * Math.abs(end.clientY - start.clientY)) return;
      if (scrollsSideways(event.target)) return;
      show(at + (x < 0 ? 1 : -1));
    }, { passive: true });
    text.addEventListener("toggle", function () { if (isOn()) later() }, true);
    addEventListener("resize", function () { if (isOn()) later() });
    function begin() { resetClock(); present() }
    button.hidden = false; button.addEventListener("click", begin);
    addEventListener("hashchange", function () {
      if (isOn() && !isWanted()) return;
      if (isWanted()) open();
    });
    function open() {
      var place = Math.max(0, Number(location.hash.slice(9) || 1) - 1);
      if (isOn()) show(place); else present(place);
    }
    if (isWanted()) { if (document.readyState === "complete") open(); else addEventListener("load", open) }
    startPresenting = begin;

    """#
}
