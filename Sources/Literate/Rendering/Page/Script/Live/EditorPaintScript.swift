/// Coloured code, line by line: only lines that differ are made anew. While a key's colours are asked for, those that are known move
/// with the text.
enum EditorPaintScript {
  static let text = #"""
    function newSheet(code, text, tokens) {
      const sheet = { code: code, text: text, tokens: tokens, problems: [], keys: [], starts: [0] };
      code.textContent = "";
      paint(sheet);
      return sheet;
    }
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
    // What is before the change stays, what is behind it moves, what it is in grows with it.
    function shiftTokens(tokens, before, after) {
      const most = Math.min(before.length, after.length);
      let start = 0, tail = 0;
      while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
      while (tail < most - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
      const end = before.length - tail, by = after.length - before.length, written = after.slice(start, after.length - tail);
      const isWord = /^\w*$/.test(written), shifted = [];
      tokens.forEach((token) => {
        const from = token.start, to = from + token.length;
        const grows = isWord || (token.kind === "comment" && !written.includes("\n"));
        if (to < start || (to === start && !grows)) return shifted.push(token);
        if (from >= end) return shifted.push(Object.assign({}, token, { start: from + by }));
        const newFrom = from < start ? from : grows ? start : start + written.length;
        const newTo = to > end ? to + by : grows ? start + written.length : start;
        if (newTo > newFrom) shifted.push(Object.assign({}, token, { start: newFrom, length: newTo - newFrom }));
      });
      return shifted;
    }
    function shiftPlaces(problems, before, after) {
      // Lines move with what is written above them.
      const count = (text) => text.split("\n").length;
      const by = count(after) - count(before);
      if (!by) return problems;
      let line = 1;
      for (let at = 0; at < before.length && before[at] === after[at]; at++) if (before[at] === "\n") line++;
      return problems.map((one) => one.line > line ? Object.assign({}, one, { line: one.line + by }) : one);
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
    function marksOf(sheet) {
      const marks = sheet.tokens.map((token) => ({ start: token.start, length: token.length,
        kind: /^[a-z-]+$/.test(token.kind) ? token.kind : "" }));
      sheet.problems.forEach((one) => {
        const start = sheet.starts[one.line - 1];
        if (start === undefined) return;
        const end = one.line < sheet.starts.length ? sheet.starts[one.line] - 1 : sheet.text.length;
        const from = Math.min(start + Math.max(0, one.column - 1), end);
        const word = /^\w+/.exec(sheet.text.slice(from, end));
        const length = Math.min(one.length || (word ? word[0].length : 1), Math.max(1, end - from));
        marks.push({ start: Math.max(start, Math.min(from, end - 1)), length: length, kind: "wavy " + one.severity });
      });
      const holes = /<#[^\n]*?#>/g;
      for (let hole = holes.exec(sheet.text); hole; hole = holes.exec(sheet.text))
        marks.push({ start: hole.index, length: hole[0].length, kind: "hole" });
      return marks.sort((a, b) => a.start - b.start);
    }
    function paint(sheet) {
      const lines = sheet.text.split("\n");
      sheet.starts = startsOf(sheet.text);
      const marks = marksOf(sheet), byLine = lines.map(() => []);
      let place = 0;
      marks.forEach((mark) => {
        while (place + 1 < lines.length && sheet.starts[place + 1] <= mark.start) place++;
        for (let line = place; line < lines.length && sheet.starts[line] < mark.start + mark.length; line++) byLine[line].push(mark);
      });
      const pieces = lines.map((line, index) => piecesOf(line, sheet.starts[index], byLine[index]));
      const keys = pieces.map((line) => line.map((piece) => piece[1] + "\u0001" + piece[0]).join("\u0002"));
      const old = sheet.keys, code = sheet.code, most = Math.min(old.length, keys.length);
      let head = 0, tail = 0;
      while (head < most && old[head] === keys[head]) head++;
      while (tail < most - head && old[old.length - 1 - tail] === keys[keys.length - 1 - tail]) tail++;
      for (let index = old.length - tail - 1; index >= head; index--) code.children[index].remove();
      const fresh = document.createDocumentFragment();
      pieces.slice(head, keys.length - tail).forEach((line) => {
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
      code.insertBefore(fresh, code.children[head] || null);
      sheet.keys = keys;
    }
    // Colours: of what was asked only the newest counts.
    function askColours(id, text) {
      return ask("colour", { step: id, source: text }).then((reply) => (reply.colours || {})._0 || []);
    }

    """#
}
