/// A live page from the keyboard, under the same switch as the static page's keys.
enum LiveKeysScript {
  static let text = #"""
    const liveKeys = [
      [["r", "Shift+Enter"], "run the step, up to here"], [["e", "Enter"], "write in its code"], [["s"], "stop"],
      [["v"], "variables"],
    ];
    const writingKeys = [
      [["Shift+Enter"], "run"], [["Alt+Enter"], "run and go to the next step"], [["Tab", "Shift+Tab"], "indent, outdent"],
      [["Ctrl+/"], "comment"], [["Ctrl+Space"], "complete"], [["Ctrl+I"], "explain the name at the caret; again, go into it"],
      [["Esc"], "leave the code"],
    ];
    function addKeys() {
      const list = document.querySelector("#_help dl");
      if (!list) return;
      const rows = (keys) => make("dl", {}, ...keys.reduce((all, [names, does]) => all.concat(
        make("dt", {}, ...names.map((name, place) => [place ? " " : "", make("kbd", {}, name)]).flat()), make("dd", {}, does)), []));
      list.after(make("h3", {}, "Live, on a step"), rows(liveKeys), make("h3", {}, "While writing"), rows(writingKeys));
    }
    addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target;
      if (isField(target) || document.querySelector("dialog[open]")) return;
      const step = stepOf(target);
      if (event.key === "Enter" && step && (target === step.article || target === step.parts.pre)) {
        event.preventDefault();
        return void (event.shiftKey ? run(step) : edit(step));
      }
      if (recall("keys") === "off" || event.shiftKey) return;
      switch (event.key) {
      case "r": if (!step) return; run(step); break;
      case "e": if (!step) return; edit(step); break;
      case "s": if (!lesson.running) return; stop(steps.get(lesson.running)); break;
      case "v": variables.toggle(); break;
      case "f": if (!foldNew()) return; break;
      case "Escape": if (!closeTip()) return; break;
      default: return;
      }
      event.preventDefault();
    }, true);
    // Steps that have come since the page was opened fold with the others.
    function foldNew() {
      const folds = all("details.fold");
      if (!followsContents || !folds.length) return false;
      const open = !folds.some((one) => one.open);
      folds.forEach((one) => { one.open = open });
      say(open ? "All code is shown" : "All code is folded");
      return true;
    }

    """#
}
