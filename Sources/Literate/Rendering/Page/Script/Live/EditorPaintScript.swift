/// Coloured code, line by line: only lines that differ are made anew.
enum EditorPaintScript {
  static let text = #"""
    function tokensIn(code) {
      const tokens = [];
      let at = 0;
      const walk = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const node = walk.currentNode, span = node.parentElement.closest("span[class]:not(.line)");
        const kind = span && !node.parentElement.closest(".ref") ? span.className : node.parentElement.closest(".ref") ? "comment" : "";
        if (kind) tokens.push({ start: at, length: node.length, kind: kind });
        at += node.length;
      }
      return tokens;
    }
    function startsOf(text) {
      const starts = [0];
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
      return starts;
    }
    // Pieces of a line with their classes, from tokens, problems and placeholders that lie over each other.
    function piecesOf(line, start, marks) {
      const cuts = new Set([0, line.length]);
      marks.forEach((mark) => {
        cuts.add(Math.max(0, mark.start - start)); cuts.add(Math.min(line.length, mark.start + mark.length - start));
      });
      const places = Array.from(cuts).filter((cut) => cut >= 0 && cut <= line.length).sort((a, b) => a - b);
      const pieces = [];
      for (let index = 0; index + 1 < places.length; index++) {
        const from = places[index], to = places[index + 1];
        const names = marks.filter((mark) => mark.start - start <= from && mark.start + mark.length - start >= to).map((mark) => mark.kind);
        pieces.push([line.slice(from, to), names.join(" ")]);
      }
      return pieces;
    }
    // What lies between two places of the text.
    function marksOf(sheet, from, to) {
      const marks = sheet.tokens.filter((token) => token.start < to && token.start + token.length > from).map((token) => ({
        start: token.start, length: token.length, kind: /^[a-z-]+$/.test(token.kind) ? token.kind : "" }));
      sheet.problems.forEach((one) => {
        const start = sheet.starts[one.line - 1];
        if (start === undefined || start < from || start > to) return;
        const end = one.line < sheet.starts.length ? sheet.starts[one.line] - 1 : sheet.text.length;
        const at = Math.min(start + Math.max(0, one.column - 1), end);
        const word = /^\w+/.exec(sheet.text.slice(at, end));
        const length = Math.min(one.length || (word ? word[0].length : 1), Math.max(1, end - at));
        marks.push({ start: Math.max(start, Math.min(at, end - 1)), length: length, kind: "wavy " + one.severity });
      });
      const holes = /<#[^\n]*?#>/g, text = sheet.text.slice(from, to);
      if (text.includes("#>")) for (let hole = holes.exec(text); hole; hole = holes.exec(text))
        marks.push({ start: from + hole.index, length: hole[0].length, kind: "hole" });
      return marks.sort((a, b) => a.start - b.start);
    }
    // `range`: outside of it lines are what they were; of a change that is all that it wrote.
    function paint(sheet, range) {
      const starts = startsOf(sheet.text), count = starts.length, old = sheet.keys, code = sheet.code;
      sheet.starts = starts;
      let head = 0, end = count;
      if (range) {
        head = Math.max(0, Math.min(lineOf(starts, range.start), old.length - 1));
        end = Math.max(lineOf(starts, range.end) + 1, head + 1);
        if (end - count + old.length < head) end = count;
      }
      const stop = end < count ? starts[end] - 1 : sheet.text.length, byLine = [];
      for (let line = head; line < end; line++) byLine.push([]);
      let place = head;
      marksOf(sheet, starts[head], stop).forEach((mark) => {
        while (place + 1 < end && starts[place + 1] <= mark.start) place++;
        for (let line = place; line < end && starts[line] < mark.start + mark.length; line++) byLine[line - head].push(mark);
      });
      const pieces = byLine.map((marks, index) => {
        const line = head + index;
        return piecesOf(sheet.text.slice(starts[line], line + 1 < count ? starts[line + 1] - 1 : sheet.text.length), starts[line], marks);
      });
      const keys = pieces.map((line) => line.map((piece) => piece[1] + "\u0001" + piece[0]).join("\u0002"));
      // Of the lines that may differ, those that do.
      const oldEnd = old.length - (count - end), most = Math.min(oldEnd - head, keys.length);
      let same = 0, tail = 0;
      while (same < most && old[head + same] === keys[same]) same++;
      while (tail < most - same && old[oldEnd - 1 - tail] === keys[keys.length - 1 - tail]) tail++;
      for (let index = oldEnd - tail - 1; index >= head + same; index--) code.children[index].remove();
      const fresh = document.createDocumentFragment();
      pieces.slice(same, keys.length - tail).forEach((line) => {
        const span = document.createElement("span");
        span.className = "line";
        line.forEach(([text, name]) => {
          if (!name) return span.append(text);
          const piece = document.createElement("span");
          piece.className = name; piece.textContent = text;
          span.append(piece);
        });
        span.append("\n");
        fresh.append(span);
      });
      code.insertBefore(fresh, code.children[head + same] || null);
      sheet.keys = old.slice(0, head).concat(keys, old.slice(oldEnd));
    }
    function lineOf(starts, at) {
      let low = 0, high = starts.length - 1;
      while (low < high) { const middle = (low + high + 1) >> 1; if (starts[middle] <= at) low = middle; else high = middle - 1 }
      return low;
    }
    // Colours: of what was asked only the newest counts.
    function askColours(id, text) {
      return ask("colour", { step: id, source: text }).then((reply) => (reply.colours || {})._0 || []);
    }

    """#
}
