/// What the compiler would say about what is being written: a wavy line at the place, the sentence at its line where there is room,
/// under the code where there is not.
enum EditorChecksScript {
  static let text = #"""
    function checkSoon(editor) {
      clearTimeout(editor.checkTimer);
      editor.checkTimer = setTimeout(() => check(editor), 120);
    }
    function check(editor) {
      const text = editor.sheet.text;
      if (editor.isChecking) { editor.checkWanted = true; return }
      editor.isChecking = true;
      ask("diagnose", { step: editor.host.id, source: text }).then((reply) => {
        if (!editor.isOpen || editor.sheet.text !== text) return;
        editor.sheet.problems = ((reply.diagnostics || {})._0 || []).slice(0, 50);
        paint(editor.sheet); showProblems(editor);
        clearTimeout(editor.tellTimer);
        editor.tellTimer = setTimeout(() => tellProblems(editor), 1500);
      }, () => {}).then(() => {
        editor.isChecking = false;
        if (editor.checkWanted && editor.isOpen) { editor.checkWanted = false; check(editor) }
      });
    }
    function severityWords(one) { return { error: "Error", warning: "Warning", note: "Note" }[one.severity] || "Note" }
    function showProblems(editor) {
      const list = editor.sheet.problems, sheet = editor.sheet, pre = editor.host.pre;
      setAttribute(editor.area, "aria-invalid", list.some((one) => one.severity === "error") ? "true" : null);
      all(".at-line", pre).forEach((one) => one.remove());
      const key = JSON.stringify(list), isNew = editor.problemsKey !== key;
      editor.problemsKey = key;
      if (isNew) editor.problems.replaceChildren(...list.map((one) => {
        const line = severityWords(one) + ", line " + one.line + ": ";
        const go = button("", { "class": one.severity }, () => {
          const start = sheet.starts[one.line - 1] + one.column - 1;
          editor.area.focus(); editor.area.setSelectionRange(start, start);
        });
        go.append(make("span", { "class": "where" }, line), one.message);
        return make("li", {}, go);
      }));
      // Places are measured for what has one: to measure is to wait.
      if (!list.length) return;
      const width = pre.clientWidth, left = boxOf(pre).left, height = lineHeight(sheet), top = boxOf(sheet.code).top - boxOf(pre).top;
      const taken = new Set();
      list.forEach((one, place) => {
        const item = editor.problems.children[place];
        item.classList.remove("is-at-line");
        if (one.line > sheet.starts.length || taken.has(one.line) || one.message.includes("\n")) return;
        const end = one.line < sheet.starts.length ? sheet.starts[one.line] - 1 : sheet.text.length, at = rectAt(sheet, end).left - left;
        const words = make("span", { "class": "at-line " + one.severity, "aria-hidden": "true" }, one.message);
        words.style.left = at + pre.scrollLeft + 24 + "px"; words.style.top = top + (one.line - 1) * height + "px";
        pre.append(words);
        if (at + 24 + words.offsetWidth + 12 > width) return words.remove();
        taken.add(one.line);
        item.classList.add("is-at-line");
      });
    }
    function tellProblems(editor) {
      const list = editor.sheet.problems, key = list.map((one) => one.message).join("\n");
      if (!editor.isOpen || editor.told === key || document.activeElement !== editor.area) return;
      const had = editor.told;
      editor.told = key;
      if (list.length) say((list.length > 1 ? list.length + " problems. " : "") + severityWords(list[0]) + ", line " + list[0].line +
        ": " + list[0].message);
      else if (had) say("No problems.");
    }

    """#
}
