/// A step's buttons: run and stop, edit, more; and what is said in a step.
enum StepControlsScript {
  static let text = #"""
    function setUp(step) {
      findParts(step);
      if (!step.article) return;
      const parts = step.parts;
      all(".live-controls, .live-note, .stale", step.article).forEach((one) => one.remove());
      if (step.progress !== "shownOnly") {
        parts.run = button("Run", { "class": "run" }, () => pressRun(step));
        parts.edit = button("Edit", { "class": "edit" }, () => step.editor ? leaveEditor(step, true) : edit(step));
        parts.bar.append(make("div", { "class": "live-controls" }, parts.run, parts.edit, menuButton(step)));
        parts.pre.classList.add("writable");
        setUpExercise(step);
      }
      parts.shown = step.html;
      showProgress(step);
    }
    // Whether all before a step has run as it is written now.
    function showLabels() {
      let isReady = true, isUnchanged = true;
      listOfSteps().forEach((step) => {
        const changed = step.draft !== null;
        if (step.article) {
          if (changed) isUnchanged = false;
          showButtons(step, changed, isReady);
          showStale(step, !isUnchanged);
        }
        if (step.progress !== "shownOnly" && (changed || !isRun(step))) isReady = false;
      });
    }
    function showButtons(step, changed, isReady) {
      const run = step.parts.run;
      if (!run) return;
      const words = step.progress === "running" ? (step.stopping ? "Stop at once" : "Stop")
        : step.progress === "queued" ? "Queued" : !isReady ? "Run to here" : isRun(step) && !changed ? "Run again" : "Run";
      if (run.textContent !== words) { run.textContent = words; step.labelled = Date.now() }
      setAttribute(run, "aria-label", words + ", " + nameOf(step).toLowerCase());
      setAttribute(run, "aria-disabled", step.progress === "queued" ? "true" : null);
      run.classList.toggle("stop", step.progress === "running");
      setText(step.parts.edit, step.editor ? "Done" : "Edit");
      setAttribute(step.parts.edit, "aria-label", (step.editor ? "Done with" : "Edit") + " the code of " +
        nameOf(step).toLowerCase());
      step.article.classList.toggle("changed", changed);
      const mark = showFact(step, "changed", changed);
      if (mark) setText(mark, "Changed, not run yet");
      showExercise(step, changed);
      step.article.classList.toggle("is-readers", step.author !== undefined || changed);
    }
    function showStale(step, isStale) {
      const output = step.parts.output, isEmpty = output.firstElementChild === null;
      const isOld = step.progress === "waiting" || step.progress === "queued";
      const shown = !isEmpty && (isStale || isOld) && step.progress !== "running";
      let note = step.parts.body.querySelector(":scope > .stale");
      output.classList.toggle("of-before", shown);
      if (!shown) { if (note) note.remove(); return }
      if (!note) output.before(note = make("p", { "class": "stale" }));
      setText(note, isStale ? "Of the code before your change" : "From before; it has not run since");
    }
    // A press on what has just become another button is the second of a double click.
    function isTooSoon(step) { return step.labelled && Date.now() - step.labelled < 400 }
    function pressRun(step) {
      if (isTooSoon(step) && step.progress === "running") return;
      if (step.progress === "running") stop(step);
      else if (step.progress !== "queued") run(step);
    }
    function changedCode(through) {
      const code = {};
      for (const step of steps.values()) {
        if (step.draft !== null) code[step.id] = sent(step);
        if (step === through) break;
      }
      return code;
    }
    // The author's own letters where they are the author's words.
    function sent(step) {
      if (isSame(step.draft, authorsCode(step))) return authorsCode(step);
      return bare(step.draft) + (authorsCode(step).endsWith("\n") ? "\n" : "");
    }
    function isReadyFor(step) {
      for (const one of steps.values()) {
        if (one === step) return true;
        if (one.progress !== "shownOnly" && (one.draft !== null || !isRun(one))) return false;
      }
      return true;
    }
    function run(step) {
      if (step.progress === "shownOnly" || step.progress === "running" || step.progress === "queued") return;
      const again = isRun(step) && step.draft === null && isReadyFor(step);
      const code = changedCode(step), ran = ids(code);
      dropNote(step);
      return ask(again ? "rerun" : "run", again ? { step: step.id, code: code } : { through: step.id, code: code })
        .then(() => taken(ran, code), (error) => complain(step, error));
    }
    function runAll() {
      const code = changedCode(null), ran = ids(code);
      return ask("run", { code: code }).then(() => taken(ran, code), (error) => complain(null, error));
    }
    function ids(code) { return Object.keys(code).map((id) => steps.get(id)) }
    // The lesson has the code; an event that says so may come before or after.
    function taken(list, code) {
      list.forEach((step) => {
        if (step.draft !== null && isSame(step.draft, code[step.id]) && isSame(step.source, code[step.id])) clearDraft(step);
      });
      soon("labels", showLabels);
    }
    function stop(step) {
      if (step) step.stopping = true;
      say("Stopping");
      ask("stop").catch((error) => complain(step, error));
      soon("labels", showLabels);
    }
    function complain(step, error) {
      if (error && error.problem === undefined) return;
      if (!error) return;
      if (step && step.article) note(step, error.problem, [], "problem"); else tell(error.problem);
    }
    // A sentence in a step, with what can be done about it.
    function note(step, text, actions, kind) {
      dropNote(step);
      const close = button("Close", {}, () => dropNote(step));
      step.note = make("div", { "class": "live-note" + (kind ? " " + kind : ""), role: "group",
        "aria-label": "About " + nameOf(step).toLowerCase() }, make("p", {}, text),
        make("p", { "class": "actions" }, ...actions.map(([words, act]) =>
          button(words, {}, () => { dropNote(step); act() })), ...(actions.length ? [] : [close])));
      step.parts.bar.after(step.note);
      say(text);
    }
    function dropNote(step) {
      if (!step.note) return;
      const had = step.note.contains(document.activeElement);
      step.note.remove(); step.note = null;
      if (had) step.parts.run.focus({ preventScroll: true });
    }

    """#
}
