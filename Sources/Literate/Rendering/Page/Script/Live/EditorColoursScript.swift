/// Which colours code has while it is written: at a key those that the page itself knows, where they are others than before; the rest
/// keeps what the lesson said of it. The lesson's answer is painted where it differs.
enum EditorColoursScript {
  static let text = #"""
    function newSheet(code, text, tokens) {
      const known = swiftColours(text);
      const sheet = { code: code, text: text, known: known, tokens: tokens.length ? evened(tokens, text) : known.tokens, problems: [],
        keys: [], starts: [0] };
      code.textContent = "";
      paint(sheet);
      return sheet;
    }
    // What is between the beginnings and the ends that two texts share.
    function changeBetween(before, after) {
      const most = Math.min(before.length, after.length);
      let start = 0, tail = 0;
      while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
      while (tail < most - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
      return { start: start, end: before.length - tail, by: after.length - before.length, written: after.slice(start, after.length - tail) };
    }
    // Where tokens differ, in the later text; of the same text `start` is behind `end` where they do not.
    function rangeOf(old, now, change) {
      const by = change.by, isSame = (one, other, by) => one.start + by === other.start && one.length === other.length && one.kind === other.kind;
      let head = 0, tail = 0;
      const most = Math.min(old.length, now.length);
      while (head < most && old[head].start + old[head].length <= change.start && isSame(old[head], now[head], 0)) head++;
      while (tail < most - head && old[old.length - 1 - tail].start >= change.end &&
        isSame(old[old.length - 1 - tail], now[now.length - 1 - tail], by)) tail++;
      let start = change.start, end = change.end + by;
      const lastOld = old[old.length - 1 - tail], lastNow = now[now.length - 1 - tail];
      if (head < old.length - tail) { start = Math.min(start, old[head].start); end = Math.max(end, lastOld.start + lastOld.length + by) }
      if (head < now.length - tail) { start = Math.min(start, now[head].start); end = Math.max(end, lastNow.start + lastNow.length) }
      return { start: start, end: end };
    }
    // The text is another: the colours and problems that are known move with it.
    function rewrite(sheet, after) {
      const change = changeBetween(sheet.text, after), known = swiftColours(after, sheet.known, change);
      const range = rangeOf(sheet.known.tokens, known.tokens, change), shown = shiftTokens(sheet.tokens, change);
      const own = known.tokens.filter((token) => token.start < range.end && token.start + token.length > range.start);
      const isFree = (one) => !own.some((token) => token.start < one.start + one.length && token.start + token.length > one.start);
      const head = [], rest = [];
      shown.forEach((token) => {
        if (token.start + token.length <= range.start) head.push(token);
        else if (token.start >= range.end) rest.push(token);
        else if (token.kind === "type" && isFree(token)) own.push(token);
      });
      sheet.tokens = head.concat(own.sort((a, b) => a.start - b.start), rest);
      sheet.problems = shiftPlaces(sheet.problems, sheet.text, change);
      sheet.known = known; sheet.text = after;
      paint(sheet, range);
    }
    // What the lesson says of the text that stands there; where it knows nothing, what the page knows stays.
    function correct(sheet, tokens) {
      const now = tokens.length ? evened(tokens, sheet.text) : sheet.known.tokens;
      const range = differing(sheet.tokens, now);
      sheet.tokens = now;
      if (range) paint(sheet, range);
    }
    function differing(old, now) {
      const range = rangeOf(old, now, { start: Infinity, end: 0, by: 0 });
      return range.start < range.end ? range : null;
    }
    // One token for what has one colour, and none for the end of a line.
    function evened(tokens, text) {
      const even = [];
      tokens.forEach((token) => {
        const last = even[even.length - 1];
        const length = token.length - (text[token.start + token.length - 1] === "\n" ? 1 : 0);
        if (last && last.kind === token.kind && last.start + last.length === token.start) last.length += length;
        else if (length > 0) even.push({ start: token.start, length: length, kind: token.kind });
      });
      return even;
    }
    // What is before the change stays, what is behind it moves, what it is in grows with it.
    function shiftTokens(tokens, change) {
      const { start, end, by, written } = change, isWord = /^\w*$/.test(written), shifted = [];
      tokens.forEach((token) => {
        const from = token.start, to = from + token.length;
        const grows = isWord || (token.kind === "comment" && !written.includes("\n"));
        if (to < start || (to === start && !grows)) return shifted.push(token);
        if (from >= end) return shifted.push({ start: from + by, length: token.length, kind: token.kind });
        const newFrom = from < start ? from : grows ? start : start + written.length;
        const newTo = to > end ? to + by : grows ? start + written.length : start;
        if (newTo > newFrom) shifted.push({ start: newFrom, length: newTo - newFrom, kind: token.kind });
      });
      return shifted;
    }
    // Problems move with what is written above and before them, grow with their words, and go with their lines.
    function shiftPlaces(problems, before, change) {
      if (!problems.length) return problems;
      const linesOf = (text) => text.split("\n").length - 1, lineStart = before.lastIndexOf("\n", change.start - 1) + 1;
      const first = linesOf(before.slice(0, change.start)) + 1, gone = linesOf(before.slice(change.start, change.end));
      const by = linesOf(change.written) - gone, start = change.start - lineStart, end = change.end - lineStart;
      return problems.filter((one) => !gone || one.line <= first || one.line > first + gone).map((one) => {
        if (one.line > first) return Object.assign({}, one, { line: one.line + by });
        const from = one.column - 1, to = from + (one.length || 0);
        if (one.line < first || gone || by) return one;
        if (end <= from && start < from) return Object.assign({}, one, { column: one.column + change.by });
        const grows = one.length && start >= from && end <= to && /^\w*$/.test(change.written);
        return grows ? Object.assign({}, one, { length: Math.max(1, one.length + change.by) }) : one;
      });
    }

    """#
}
