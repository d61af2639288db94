/// What the reader wrote: kept in the browser at every key until it is the author's again, with the author's code that it came from.
enum DraftsScript {
  static let text = #"""
    function draftName(step) { return "draft:" + lessonName + ":" + step.id }
    function readDraft(step) {
      try {
        const entry = JSON.parse(recall(draftName(step)));
        return entry && typeof entry.text === "string" ? entry : null;
      } catch (e) { return null }
    }
    function writeDraft(step, text) {
      if (isSame(text, authorsCode(step))) { step.cameFrom = undefined; return keep(draftName(step), null) }
      if (step.cameFrom === undefined) step.cameFrom = authorsCode(step);
      keep(draftName(step), JSON.stringify({ text: text, author: step.cameFrom }));
    }
    // The reader has written.
    function setDraft(step, text) {
      step.draft = isSame(text, step.source) ? null : text;
      writeDraft(step, text);
      soon("labels", showLabels);
    }
    function clearDraft(step) { step.draft = null; soon("labels", showLabels) }
    // When the page opens, or is another: what is kept and has not run stands in its step again.
    function loadDraft(step) {
      if (!step.article || step.progress === "shownOnly") return;
      const entry = readDraft(step);
      if (!entry) { if (!step.editor) step.draft = null; return }
      if (isSame(entry.text, authorsCode(step)) && isSame(entry.text, step.source)) {
        step.cameFrom = undefined; step.draft = null;
        return keep(draftName(step), null);
      }
      step.cameFrom = entry.author;
      step.draft = isSame(entry.text, step.source) ? null : entry.text;
      if (entry.author !== undefined && !isSame(entry.author, authorsCode(step)) && !isSame(entry.text, authorsCode(step)))
        tellOfConflict(step);
    }
    function tellOfConflict(step) {
      note(step, "The author has changed this step since you did. Yours stands here.", [
        ["Keep mine", () => acceptAuthors(step)],
        ["See what differs", () => { acceptAuthors(step); showAuthors(step) }],
        ["Take the author’s", () => { acceptAuthors(step); takeAuthors(step) }],
      ], "conflict");
    }
    function acceptAuthors(step) {
      step.cameFrom = authorsCode(step);
      writeDraft(step, codeNow(step));
    }
    // The lesson has said what a step's code is.
    function settleDraft(step, wasSource) {
      if (step.draft !== null) {
        if (isSame(step.draft, step.source)) step.draft = null;
      } else if (!isSame(wasSource, step.source)) {
        const isKept = step.isAdopting || readDraft(step);
        step.isAdopting = false;
        if (step.author === undefined) { step.cameFrom = undefined; keep(draftName(step), null) }
        else if (isKept) writeDraft(step, step.source);
      }
    }
    // The other code is put in the place of what was written, which can be had back.
    function replaceDraft(step, text, words) {
      const before = codeNow(step);
      if (step.editor) step.editor.take(text);
      setDraft(step, text);
      showCode(step);
      if (!isSame(before, text) && words) note(step, words, [
        ["Bring mine back", () => replaceDraft(step, before, "")], ["Close", () => {}],
      ]);
    }
    // Another tab has written.
    addEventListener("storage", (event) => {
      const start = "lectern-draft:" + lessonName + ":";
      if (!event.key || event.key.indexOf(start) !== 0) return;
      const step = steps.get(event.key.slice(start.length));
      if (!step || !step.article || (step.editor && step.editor.area === document.activeElement)) return;
      const entry = readDraft(step), text = entry ? entry.text : authorsCode(step);
      step.cameFrom = entry ? entry.author : undefined;
      step.draft = isSame(text, step.source) ? null : text;
      if (step.editor) step.editor.take(text);
      soon("draft " + step.id, () => { showCode(step); showLabels() });
    });

    """#
}
