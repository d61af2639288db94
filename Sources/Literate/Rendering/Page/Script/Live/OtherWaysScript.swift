/// Another way: a second editor under the step's code, and what other ways showed beside what the step showed.
enum OtherWaysScript {
  static let text = #"""
    function tryAnotherWay(step) {
      openAnswer(step);
      if (step.way) return step.way.editor.area.focus();
      const code = make("code", { "class": "language-swift" }), pre = make("pre", { "class": "code writable" }, code);
      const close = () => {
        step.way.editor.close(); step.way = null;
        section.remove();
        step.parts.edit.focus({ preventScroll: true });
      };
      const go = () => {
        const source = withEnd(step, editor.area.value);
        section.classList.add("asked");
        ask("tryAnotherWay", { step: step.id, source: source })
          .then(() => say("Another way for " + nameOf(step).toLowerCase() + " was tried."), (error) => complain(step, error))
          .then(() => section.classList.remove("asked"));
      };
      const name = "Another way for " + nameOf(step).toLowerCase();
      const section = make("section", { "class": "live-panel other-way", "aria-label": name },
        make("p", { "class": "label" }, "Another way: change it and run it; the step above stays as it is"), pre,
        make("p", { "class": "actions" }, button("Run this way", { "class": "run" }, go), button("Close", {}, close)));
      step.article.querySelector(".fold").after(section);
      const editor = openEditor({ id: step.id, name: name, pre: pre, code: code, text: codeNow(step),
        tokens: tokensIn(step.parts.code), changed: () => {}, run: go, leave: (isByKey) => { if (isByKey) pre.focus() } });
      step.way = { editor: editor };
      // Here one leaves for its buttons; the field stays.
      editor.host.leave = () => section.querySelector(".run").focus();
      editor.area.focus({ preventScroll: true });
      reveal(boxOf(section));
      editor.area.setSelectionRange(editor.area.value.length, editor.area.value.length);
    }
    function showWays(step, html) {
      const article = step.article;
      let ways = step.parts.body.querySelector(":scope > .ways");
      if (!html) {
        if (!ways) return;
        const had = ways.contains(document.activeElement);
        ways.remove(); article.classList.remove("has-ways");
        if (had) step.parts.run.focus({ preventScroll: true });
        return;
      }
      if (!ways) {
        ways = make("section", { "class": "ways", "aria-label": "Other ways for " + nameOf(step).toLowerCase() });
        step.parts.output.after(ways);
      }
      article.classList.add("has-ways");
      fill(ways, html);
      openUp(ways);
    }
    // As scripts find the page's own: buttons are shown, what scrolls takes the focus.
    function openUp(ways) {
      all("button", ways).forEach((one) => { one.hidden = false });
      all("pre:not([tabindex])", ways).forEach((one) => { one.tabIndex = 0 });
    }
    document.addEventListener("click", (event) => {
      const target = event.target.closest && event.target.closest("[data-adopt], [data-drop]"), step = target && stepOf(target);
      if (!step || !target.closest(".ways")) return;
      if (target.dataset.adopt === undefined) return void ask("dropWays", { step: step.id })
        .then(() => say("Let go."), (error) => complain(step, error));
      const before = step.draft;
      step.isAdopting = true;
      ask("adopt", { run: Number(target.dataset.adopt) }).then(() => {
        say("It is the step now.");
        if (step.way) { step.way.editor.close(); step.way = null; closePanel(step, "other-way") }
        if (step.author !== undefined) writeDraft(step, step.source);
        if (before === null) return;
        step.draft = null;
        if (step.editor) step.editor.take(step.source);
        soon("labels", () => { showCode(step); showLabels() });
        note(step, "What you tried is the step now.", [["Bring back what stood here", () => replaceDraft(step, before, "")], ["Close", () => {}]]);
      }, (error) => complain(step, error));
    });

    """#
}
