/// What a name is: shown at it while the pointer rests there, after Ctrl+I, or after a long press. It can be gone into, stays while it is
/// being read, and goes with Escape.
///
/// WCAG 2.2, 1.4.13 “Content on Hover or Focus”: https://www.w3.org/TR/WCAG22/#content-on-hover-or-focus
enum DescriptionScript {
  static let text = #"""
    const tip = { box: null, timer: 0, closing: 0, asked: 0, key: "", area: null };
    function makeTip() {
      tip.box = make("div", { "class": "tip", id: "_tip", role: "tooltip", tabindex: "-1", hidden: true });
      tip.box.addEventListener("pointerenter", () => clearTimeout(tip.closing));
      tip.box.addEventListener("pointerleave", () => closeTipSoon());
      tip.box.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault(); event.stopPropagation();
        const area = tip.area;
        closeTip();
        if (area) area.focus({ preventScroll: true });
      });
      byID("_main").append(tip.box);
    }
    function closeTipSoon() { clearTimeout(tip.closing); tip.closing = setTimeout(closeTip, 350) }
    function closeTip() {
      clearTimeout(tip.timer); clearTimeout(tip.closing);
      tip.asked++; tip.key = "";
      if (!tip.box || tip.box.hidden) return false;
      if (tip.area) setAttribute(tip.area, "aria-details", null);
      tip.box.hidden = true; tip.area = null;
      return true;
    }
    function describe(id, text, offset, rectFor, options) {
      const number = ++tip.asked;
      ask("describe", { step: id, source: text, offset: offset }).then((reply) => {
        if (number !== tip.asked) return;
        const about = (reply.description || {})._0;
        if (!about) { if (options.isAsked) say("Nothing is known of this place."); return closeTip() }
        if (!tip.box) makeTip();
        tip.key = id + " " + about.start + " " + about.length;
        tip.box.replaceChildren(make("pre", {}, make("code", {}, about.declaration)));
        if (about.documentation) {
          const words = make("div", { "class": "documentation" });
          words.append(nodesOf(about.documentation));
          tip.box.append(words);
        }
        tip.box.hidden = false;
        tip.area = options.area || null;
        if (tip.area) tip.area.setAttribute("aria-details", "_tip");
        const rect = rectFor(about);
        tip.box.style.left = "0"; tip.box.style.top = "0";
        const width = tip.box.offsetWidth, height = tip.box.offsetHeight, above = rect.top - height - 4;
        tip.box.style.left = Math.max(8, Math.min(rect.left, root.clientWidth - width - 8)) + scrollX + "px";
        tip.box.style.top = (above > 0 ? above : rect.bottom + 4) + scrollY + "px";
        if (options.isAsked) say(about.declaration + ". " + tip.box.textContent.slice(about.declaration.length));
      }, () => { if (options.isAsked) say("Nothing is known of this place.") });
    }
    function describeCaret(editor) {
      const area = editor.area;
      if (tip.box && !tip.box.hidden && tip.area === area) return tip.box.focus({ preventScroll: true });
      closeCompletions();
      describe(editor.host.id, editor.sheet.text, area.selectionStart, (about) => rectAt(editor.sheet, about.start),
        { isAsked: true, area: area });
    }
    // The name under a point: of an open editor, or of code that is only shown.
    function nameAt(x, y) {
      const pre = (document.elementFromPoint(x, y) || document.body).closest("pre.writable");
      if (!pre) return null;
      const step = stepOf(pre), editor = editorOf(pre);
      if (!step) return null;
      if (editor) {
        const offset = offsetAt(editor.sheet, x, y);
        return offset < 0 ? null : { step: step, text: editor.sheet.text, offset: offset, rect: (about) => rectAt(editor.sheet, about.start) };
      }
      const code = pre.querySelector("code"), offset = offsetIn(code, x, y);
      if (offset < 0) return null;
      return { step: step, text: code.textContent, offset: offset, rect: (about) => boxOf(rangeIn(code, about.start, about.length)) };
    }
    function caretFrom(x, y) {
      if (document.caretPositionFromPoint) {
        const found = document.caretPositionFromPoint(x, y);
        return found && { node: found.offsetNode, offset: found.offset };
      }
      const range = document.caretRangeFromPoint && document.caretRangeFromPoint(x, y);
      return range && { node: range.startContainer, offset: range.startOffset };
    }
    function offsetIn(code, x, y) {
      const found = caretFrom(x, y);
      if (!found || !code.contains(found.node)) return -1;
      const range = document.createRange();
      range.setStart(code, 0); range.setEnd(found.node, found.offset);
      return range.toString().length;
    }
    function rangeIn(code, start, length) {
      const range = document.createRange(), walk = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
      let at = 0, isBegun = false;
      while (walk.nextNode()) {
        const node = walk.currentNode, end = at + node.length;
        if (!isBegun && start < end) { range.setStart(node, start - at); isBegun = true }
        if (isBegun && start + length <= end) { range.setEnd(node, start + length - at); break }
        at = end;
      }
      return range;
    }
    function hoverAt(x, y, pause) {
      clearTimeout(tip.timer);
      tip.timer = setTimeout(() => {
        const name = nameAt(x, y);
        if (!name || !/[\w.]/.test(name.text[name.offset] || "") || (offers.box && !offers.box.hidden)) return;
        describe(name.step.id, name.text, name.offset, name.rect, {});
      }, pause);
    }
    document.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch") return;
      if (tip.box && tip.box.contains(event.target)) return;
      clearTimeout(tip.timer);
      if (tip.box && !tip.box.hidden && !tip.area) closeTipSoon();
      if (!event.buttons && event.target.closest && event.target.closest("pre.writable")) hoverAt(event.clientX, event.clientY, 450);
    }, { passive: true });
    let press = 0;
    document.addEventListener("pointerdown", (event) => {
      clearTimeout(press);
      if (tip.box && !tip.box.contains(event.target)) closeTip();
      if (event.pointerType === "touch" && event.target.closest("pre.writable"))
        press = setTimeout(() => hoverAt(event.clientX, event.clientY, 0), 550);
    });
    ["pointerup", "pointercancel", "scroll"].forEach((type) => document.addEventListener(type, () => clearTimeout(press), true));

    """#
}
