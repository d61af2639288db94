/// A step's code becomes an editor where it stands.
enum EditInPlaceScript {
  static let text = #"""
    function editorOf(pre) {
      const step = stepOf(pre);
      if (!step) return null;
      return [step.editor, step.way && step.way.editor].find((editor) => editor && editor.host.pre === pre) || null;
    }
    function edit(step, caret) {
      if (step.progress === "shownOnly" || !step.article) return;
      const parts = step.parts;
      openAnswer(step);
      parts.fold.open = true;
      if (step.editor) return step.editor.area.focus();
      closeTip();
      const text = codeNow(step), tokens = isSame(parts.code.textContent, text) ? tokensIn(parts.code) : [];
      keepPlace(() => {
        step.editor = openEditor({
          id: step.id, name: "Code of " + nameOf(step).toLowerCase(), pre: parts.pre, code: parts.code, text: text, tokens: tokens,
          changed: (text) => setDraft(step, withEnd(step, text)),
          run: (goesOn) => runFromEditor(step, goesOn),
          leave: (isByKey) => leaveEditor(step, isByKey),
          isUntouched: () => step.draft === null,
        });
      });
      parts.shown = null;
      const area = step.editor.area, isTall = area.offsetHeight > seenHeight() / 2;
      const at = Math.min(caret !== undefined ? caret : isTall ? 0 : area.value.length, area.value.length);
      area.focus({ preventScroll: true });
      area.setSelectionRange(at, at);
      showLabels();
      reveal(rectAt(step.editor.sheet, at));
    }
    function reveal(rect) {
      const over = rect.bottom + 40 - seenHeight(), under = rect.top - 40;
      if (over > 0) scrollDown(over); else if (under < 0) scrollDown(under);
    }
    function withEnd(step, text) { return text + (step.source.endsWith("\n") ? "\n" : "") }
    function leaveEditor(step, isByKey) {
      const editor = step.editor, hadFocus = step.article.contains(document.activeElement);
      if (!editor) return;
      step.editor = null;
      keepPlace(() => { editor.close(); step.parts.shown = null; showKeeping(step, editor) });
      showLabels();
      if (isByKey && hadFocus && document.activeElement !== step.parts.edit) step.parts.pre.focus({ preventScroll: true });
    }
    // Written code keeps the colours that it has; the lesson's own is shown with its notes and faults.
    function showKeeping(step, editor) {
      if (step.draft === null) return showCode(step);
      step.parts.shown = "=" + step.draft;
      editor.sheet.tokens.length ? null : showPlain(step, step.draft);
    }
    function runFromEditor(step, goesOn) {
      closeCompletions();
      run(step);
      if (!goesOn) return;
      const list = listOfSteps().filter((one) => one.article && one.progress !== "shownOnly" && one.article.getClientRects().length);
      const next = list[list.indexOf(step) + 1];
      if (!next) return;
      leaveEditor(step, false);
      next.article.tabIndex = -1;
      next.article.focus({ preventScroll: true });
      next.article.scrollIntoView({ block: "nearest" });
    }
    document.addEventListener("click", (event) => {
      const target = event.target, pre = target.closest && target.closest("pre.writable");
      if (!pre || event.defaultPrevented || event.button || target.closest("a, button, .editing")) return;
      // A finger that scrolls or marks does not write; it has a button.
      if (event.pointerType === "touch" || (getSelection() && !getSelection().isCollapsed)) return;
      const step = stepOf(pre);
      if (!step || pre !== step.parts.pre) return;
      const caret = offsetIn(step.parts.code, event.clientX, event.clientY);
      edit(step, caret < 0 ? undefined : caret);
    });

    """#
}
