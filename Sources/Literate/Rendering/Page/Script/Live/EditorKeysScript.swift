/// What keys do in an editor beyond what a text field does.
enum EditorKeysScript {
  static let text = #"""
    function insert(area, text) {
      const done = document.execCommand(text ? "insertText" : "delete", false, text);
      if (done) return;
      area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input"));
    }
    function unitOf(text) {
      if (/^\t/m.test(text)) return "\t";
      const indents = (text.match(/^ +(?=\S)/gm) || []).map((one) => one.length);
      return " ".repeat(Math.min(...indents, 4) >= 4 && indents.length ? 4 : 2);
    }
    function lineAt(text, offset) {
      const start = text.lastIndexOf("\n", offset - 1) + 1, end = text.indexOf("\n", offset);
      return { start: start, end: end < 0 ? text.length : end };
    }
    // Changes whole lines, as one step for undo, and keeps them selected.
    function changeLines(area, change) {
      const text = area.value, first = lineAt(text, area.selectionStart).start;
      const isMany = text.slice(area.selectionStart, area.selectionEnd).includes("\n");
      const lastAt = isMany && text[area.selectionEnd - 1] === "\n" ? area.selectionEnd - 1 : area.selectionEnd;
      const end = lineAt(text, lastAt).end, old = text.slice(first, end).split("\n"), lines = change(old);
      if (lines.join("\n") === old.join("\n")) return;
      const from = Math.max(first, area.selectionStart + lines[0].length - old[0].length), toEnd = end - area.selectionEnd;
      area.setSelectionRange(first, end);
      insert(area, lines.join("\n"));
      const to = first + lines.join("\n").length;
      if (isMany) area.setSelectionRange(first, to); else area.setSelectionRange(from, Math.max(from, to - toEnd));
    }
    function nextHole(area) {
      const hole = /<#[^\n]*?#>/g;
      hole.lastIndex = area.selectionEnd;
      const found = hole.exec(area.value) || /<#[^\n]*?#>/.exec(area.value);
      if (found) area.setSelectionRange(found.index, found.index + found[0].length);
      return !!found;
    }
    function newLine(area) {
      const text = area.value, at = area.selectionStart, line = lineAt(text, at), before = text.slice(line.start, at);
      const indent = /^[ \t]*/.exec(before)[0], unit = unitOf(text);
      const opens = /([{(\[]|\bin)\s*$/.test(before.replace(/\/\/.*$/, ""));
      const closes = opens && /^[ \t]*[})\]]/.test(text.slice(area.selectionEnd));
      insert(area, "\n" + indent + (opens ? unit : ""));
      if (!closes) return;
      const caret = area.selectionStart;
      insert(area, "\n" + indent);
      area.setSelectionRange(caret, caret);
    }
    function comment(area) {
      changeLines(area, (lines) => {
        const full = lines.filter((line) => line.trim());
        const isOn = full.length && full.every((line) => /^\s*\/\//.test(line));
        const least = Math.min(...full.map((line) => /^\s*/.exec(line)[0].length));
        return lines.map((line) => !line.trim() ? line : isOn ? line.replace(/^(\s*)\/\/ ?/, "$1")
          : line.slice(0, least) + "// " + line.slice(least));
      });
    }
    function editorKey(editor, event) {
      const area = editor.area, control = event.ctrlKey || event.metaKey;
      if (event.isComposing || event.keyCode === 229) return;
      const take = () => { event.preventDefault(); event.stopPropagation() };
      if (completionKey(editor, event)) return take();
      if (event.key === "Enter") {
        take();
        if (event.altKey) editor.host.run(true);
        else if (control || event.shiftKey) editor.host.run(false);
        else newLine(area);
      } else if (event.key === "Escape") {
        take();
        if (!closeTip()) editor.host.leave(true);
      } else if (event.key === "Tab" && !control && !event.altKey) {
        take();
        const unit = unitOf(area.value);
        if (event.shiftKey) changeLines(area, (lines) => lines.map((line) =>
          line.startsWith(unit) ? line.slice(unit.length) : line.replace(/^[ \t]{1,2}/, "")));
        else if (editor.hasHoles && (editor.hasHoles = nextHole(area))) return;
        else if (area.value.slice(area.selectionStart, area.selectionEnd).includes("\n"))
          changeLines(area, (lines) => lines.map((line) => line ? unit + line : line));
        else insert(area, unit);
      } else if (control && event.key === "/") { take(); comment(area) }
      else if (event.ctrlKey && (event.key === " " || event.code === "Space")) { take(); complete(editor, true) }
      else if (control && event.key.toLowerCase() === "i" && !event.shiftKey) { take(); describeCaret(editor) }
      else if (/^[})\]]$/.test(event.key) && !control && area.selectionStart === area.selectionEnd) {
        const line = lineAt(area.value, area.selectionStart), before = area.value.slice(line.start, area.selectionStart);
        const unit = unitOf(area.value);
        if (before && !before.trim() && before.endsWith(unit)) {
          take();
          area.setSelectionRange(area.selectionStart - unit.length, area.selectionStart);
          insert(area, event.key);
        }
      }
    }

    """#
}
