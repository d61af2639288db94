/// What the reader changed since the author's version, line by line, and the way back.
enum AuthorsVersionScript {
  static let text = #"""
    // Lines with what became of them, by the longest common subsequence.
    function differences(before, after) {
      const a = bare(before).split("\n"), b = bare(after).split("\n"), rows = [];
      let head = 0, tail = 0;
      const most = Math.min(a.length, b.length);
      while (head < most && a[head] === b[head]) head++;
      while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
      const x = a.slice(head, a.length - tail), y = b.slice(head, b.length - tail);
      // Very long texts that differ everywhere are shown as one change.
      const isLong = x.length * y.length > 4e6, common = [];
      if (!isLong) for (let i = x.length; i >= 0; i--) {
        common[i] = new Int32Array(y.length + 1);
        if (i < x.length) for (let j = y.length - 1; j >= 0; j--)
          common[i][j] = x[i] === y[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
      a.slice(0, head).forEach((line) => rows.push(["same", line]));
      let i = 0, j = 0;
      while (i < x.length || j < y.length) {
        if (i < x.length && j < y.length && x[i] === y[j]) { rows.push(["same", x[i]]); i++; j++ }
        else if (i < x.length && (isLong || j >= y.length || common[i + 1][j] >= common[i][j + 1])) rows.push(["author", x[i++]]);
        else rows.push(["reader", y[j++]]);
      }
      a.slice(a.length - tail).forEach((line) => rows.push(["same", line]));
      return rows;
    }
    function showAuthors(step) {
      dropNote(step);
      openAnswer(step);
      closePanel(step, "authors");
      const close = () => { closePanel(step, "authors"); step.parts.edit.focus({ preventScroll: true }) };
      const rows = differences(authorsCode(step), codeNow(step));
      const lines = make("code", {}, ...rows.map(([kind, line]) => make("span", { "class": "row " + kind },
        make("span", { "class": "sign", "aria-hidden": "true" }, { same: " ", author: "−", reader: "+" }[kind]),
        kind === "same" ? "" : make("span", { "class": "spoken" }, kind === "author" ? "The author: " : "You: "), line, "\n")));
      const take = button("Take the author’s version", { "class": "run" }, () => { close(); takeAuthors(step) });
      step.article.querySelector(".fold").after(make("section", { "class": "live-panel authors",
        "aria-label": "What you changed in " + nameOf(step).toLowerCase() },
        make("p", { "class": "label" }, "What you changed: the author’s lines with −, yours with +"),
        make("pre", { tabindex: "0" }, lines), make("p", { "class": "actions" }, take, button("Close", {}, close))));
      take.focus({ preventScroll: true });
      reveal(boxOf(take));
    }
    function closePanel(step, name) {
      const panel = step.parts.body.querySelector(":scope > .live-panel." + name);
      if (panel) panel.remove();
    }
    function takeAuthors(step) {
      const author = authorsCode(step);
      const words = "The author’s version stands here again" + (isRun(step) ? "; run it to see what it shows." : ".");
      if (step.author === undefined) return replaceDraft(step, author, words);
      const before = codeNow(step);
      ask("author", { step: step.id }).then(() => {
        step.draft = null; step.cameFrom = undefined;
        keep(draftName(step), null);
        if (step.editor) step.editor.take(author);
        soon("labels", () => { showCode(step); showLabels() });
        note(step, words, [["Bring mine back", () => replaceDraft(step, before, "")], ["Close", () => {}]]);
      }, (error) => complain(step, error));
    }

    """#
}
