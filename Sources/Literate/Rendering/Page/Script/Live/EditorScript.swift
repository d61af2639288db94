/// An editor: a plain text field over the coloured code, in the same letters, so that caret, selection, undo and the ways of writing
/// of all languages are the browser's own.
enum EditorScript {
  static let text = #"""
    let editors = 0, editorHere = null, isPressed = false;
    document.addEventListener("pointerdown", () => { isPressed = true }, true);
    ["pointerup", "pointercancel"].forEach((type) => document.addEventListener(type, () => { isPressed = false }, true));
    // `host`: id (the step's), name, pre, code, text, changed(text), run(goesOn), leave().
    function openEditor(host) {
      const number = ++editors, text = bareEnd(host.text), sheet = newSheet(host.code, text, host.tokens || []);
      const area = make("textarea", { "class": "area", spellcheck: "false", autocapitalize: "off", autocomplete: "off",
        autocorrect: "off", wrap: "off", rows: "1", "aria-label": host.name, "aria-autocomplete": "list",
        "aria-haspopup": "listbox", "aria-describedby": "_hint-" + number + " _problems-" + number });
      const problems = make("ul", { "class": "problems", id: "_problems-" + number });
      const hint = make("p", { "class": "hint", id: "_hint-" + number });
      hint.append(...keysHint());
      const editor = { host: host, area: area, sheet: sheet, problems: problems, hint: hint, isOpen: true, known: [] };
      area.value = text;
      host.pre.classList.add("editing");
      host.pre.removeAttribute("tabindex");
      host.code.setAttribute("aria-hidden", "true");
      host.pre.append(area);
      host.pre.after(problems, hint);
      const changed = () => { if (area.value !== sheet.text) textChanged(editor) };
      area.addEventListener("input", changed);
      area.addEventListener("keydown", (event) => editorKey(editor, event));
      area.addEventListener("focus", () => { editorHere = editor });
      area.addEventListener("blur", () => {
        closeCompletions();
        // What moves under a pressed pointer is not hit.
        setTimeout(function look() {
          const focus = document.activeElement;
          if (isPressed) return setTimeout(look, 100);
          if (!editor.isOpen || !document.hasFocus() || focus === area || !host.isUntouched || !host.isUntouched()) return;
          if (focus && focus !== document.body && host.pre.closest(".step").contains(focus)) return;
          host.leave(false);
        }, 250);
      });
      document.addEventListener("selectionchange", () => { if (editor.isOpen && document.activeElement === area) caretMoved(editor) });
      // Other code, with the caret where it was in what stayed.
      editor.take = (other) => {
        const next = bareEnd(other), before = area.value;
        if (before === next) return;
        const caret = area.selectionStart, most = Math.min(before.length, next.length);
        let start = 0;
        while (start < most && before[start] === next[start]) start++;
        area.value = next;
        const to = Math.max(0, Math.min(next.length, caret <= start ? caret : caret + next.length - before.length));
        if (document.activeElement === area) area.setSelectionRange(to, to);
        textChanged(editor, true);
      };
      editor.close = () => {
        editor.isOpen = false;
        if (sizes) sizes.disconnect();
        clearTimeout(editor.checkTimer); clearTimeout(editor.completeTimer);
        if (editorHere === editor) editorHere = null;
        closeCompletions(); closeTip();
        area.remove(); problems.remove(); hint.remove();
        all(".at-line", host.pre).forEach((one) => one.remove());
        host.pre.classList.remove("editing");
        host.pre.tabIndex = 0;
        host.code.removeAttribute("aria-hidden");
        sheet.problems = []; paint(sheet);
      };
      const sizes = "ResizeObserver" in window ? new ResizeObserver(() => { if (editor.isOpen) showProblems(editor) }) : null;
      if (sizes) sizes.observe(host.pre);
      newColours(editor); checkSoon(editor);
      return editor;
    }
    function bareEnd(text) { return text.replace(/\n$/, "") }
    function keysHint() {
      const parts = [];
      [["Esc", "leaves"], ["Shift+Enter", "runs"], ["Ctrl+Space", "completes"], ["Ctrl+I", "explains a name"]].forEach(
        ([key, does], place) => parts.push(place ? " · " : "", make("kbd", {}, key), " " + does));
      return parts;
    }
    function textChanged(editor, isQuiet) {
      const after = editor.area.value;
      rewrite(editor.sheet, after);
      showProblems(editor);
      if (!isQuiet) editor.host.changed(after);
      closeTip();
      // The key is shown first.
      setTimeout(() => { if (editor.isOpen) newColours(editor) });
      checkSoon(editor);
      if (!isQuiet) completeSoon(editor);
    }
    function newColours(editor) {
      const text = editor.sheet.text;
      if (editor.isColouring) { editor.coloursWanted = true; return }
      editor.isColouring = true;
      askColours(editor.host.id, text).then((tokens) => {
        if (editor.isOpen && editor.sheet.text === text) correct(editor.sheet, tokens);
      }, () => {}).then(() => {
        editor.isColouring = false;
        if (editor.coloursWanted && editor.isOpen) { editor.coloursWanted = false; newColours(editor) }
      });
    }
    // Where a place in the text is in the window.
    function rectAt(sheet, offset) {
      let line = 0;
      while (line + 1 < sheet.starts.length && sheet.starts[line + 1] <= offset) line++;
      const span = sheet.code.children[line], box = boxOf(sheet.code), height = lineHeight(sheet);
      const top = box.top + line * height;
      let left = box.left, rest = offset - sheet.starts[line];
      const walk = document.createTreeWalker(span, NodeFilter.SHOW_TEXT);
      while (rest > 0 && walk.nextNode()) {
        const node = walk.currentNode, length = Math.min(rest, node.length), range = document.createRange();
        range.setStart(node, 0); range.setEnd(node, length);
        left = boxOf(range).right;
        rest -= length;
      }
      return { left: left, right: left, top: top, bottom: top + height, width: 0, height: height, line: line };
    }
    function lineHeight(sheet) { return parseFloat(getComputedStyle(sheet.code).lineHeight) }
    // Which place in the text is at a place in the window; -1 where there is none.
    function offsetAt(sheet, x, y) {
      const box = boxOf(sheet.code), line = Math.floor((y - box.top) / lineHeight(sheet));
      if (line < 0 || line >= sheet.starts.length) return -1;
      const end = line + 1 < sheet.starts.length ? sheet.starts[line + 1] - 1 : sheet.text.length;
      let low = sheet.starts[line], high = end;
      if (x < box.left || x > rectAt(sheet, end).left) return -1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (rectAt(sheet, middle).left <= x) low = middle; else high = middle - 1;
      }
      return low;
    }

    """#
}
