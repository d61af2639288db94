/// The colours of Swift at the press of a key, without asking anybody: what is a comment, a text, a number, an attribute, a keyword, and by
/// its capital letter a type. What SourceKit says a moment later may differ where one has to know more than the letters.
///
/// It reads the text once, whatever stands in it, and what is unfinished is what it would be for the compiler.
enum SwiftColoursScript {
  static let text = #"""
    // `old`: what this said of the text before `change`; only what can be another for it is read again.
    function swiftColours(text, old, change) {
      const resume = old && change ? lastRest(old, change.start) : null, by = change ? change.by : 0, length = text.length;
      const tokens = resume ? old.tokens.slice(0, resume.tokens) : [], strings = [], ends = {};
      const rests = resume ? old.rests.slice(0, resume.place + 1) : [];
      // What stood before: its word, or its sign; whether it is something that an operator can follow.
      let { at, word, before, sign, isOperand, inPrecedence, bracket } = resume || textBegins;
      let isFirst = true, noQuote = 0, noRegex = 0, isFarSighted = false, nextOld = resume ? resume.place : 0;
      const add = (kind, start, end) => { if (end > start) tokens.push({ start: start, length: end - start, kind: kind }) };
      const took = (end, nextWord, nextSign, operand) => {
        at = end; before = word; word = nextWord; sign = nextSign; isOperand = operand; isFirst = false;
      };
      // The next place of something, looked for once.
      const find = (what, from) => {
        const found = ends[what];
        return found === -1 || found >= from ? found : ends[what] = text.indexOf(what, from);
      };
      const endOfLine = (from) => { const end = find("\n", from); return end < 0 ? length : end };
      const isTight = (index) => index > 0 && !/[\s([{,;:]/.test(text[index - 1]);

      // A text that has no end is coloured from its beginning, whatever it seemed to hold.
      function breakOff(end) {
        const outer = strings[0];
        tokens.length = outer.tokens; bracket = outer.bracket;
        at = end;
        if (outer.isLong && end < length) { strings.length = 1; outer.from = outer.start; return readString() }
        strings.length = 0;
        add("string", outer.start, end);
        took(end, "", '"', true);
      }
      function readString() {
        const string = strings[strings.length - 1], hashes = string.hashes, close = (string.isLong ? '"""' : '"') + hashes;
        while (at < length) {
          const code = text.charCodeAt(at);
          if (code === 10 && !string.isLong) return breakOff(at);
          if (code === 34 && text.startsWith(close, at)) {
            add("string", string.from, at + close.length);
            strings.pop();
            return took(at + close.length, "", '"', true);
          }
          if (code === 92 && text.startsWith(hashes, at + 1)) {
            const escaped = at + 1 + hashes.length;
            if (text[escaped] === "(") {
              add("string", string.from, at);
              string.inside = bracket;
              return took(escaped + 1, "", "(", false);
            }
            at = text[escaped] === "\n" || escaped >= length ? escaped : escaped + 1;
          } else at++;
        }
        breakOff(length);
      }
      function openString(start, hashes) {
        const quote = start + hashes.length, isLong = text.startsWith('"""', quote) && !(hashes && text.startsWith('"""' + hashes, quote));
        strings.push({ start: start, from: start, hashes: hashes, isLong: isLong, tokens: tokens.length, bracket: bracket, inside: null });
        at = quote + (isLong ? 3 : 1);
        readString();
      }
      function readComment() {
        const start = at;
        let depth = 1;
        at += 2;
        while (depth && at < length) {
          const open = find("/*", at), close = find("*/", at);
          if (close < 0) { at = length; break }
          if (open >= 0 && open < close) { depth++; at = open + 2 } else { depth--; at = close + 2 }
        }
        add("comment", start, at);
      }
      function readSlash() {
        if (text[at + 1] === "/") { const end = endOfLine(at); add("comment", at, end); at = end; return }
        if (text[at + 1] === "*") return readComment();
        if ((!isOperand || isFirst) && at >= noRegex && !/[\s),]/.test(text[at + 1] || " ")) {
          bareRegex.lastIndex = at;
          const found = bareRegex.exec(text);
          if (found) return took(at + found[0].length, "", "/", true);
          noRegex = endOfLine(at);
        }
        took(at + 1, "", "/", false);
      }
      function readHash() {
        let end = at;
        while (text.charCodeAt(end) === 35) end++;
        const hashes = text.slice(at, end), next = text[end];
        if (next === '"') return openString(at, hashes);
        if (at === 0 && next === "!") { at = endOfLine(0); return }
        if (next === "/") {
          // Over lines only where its first is empty.
          const line = endOfLine(end), isLong = !text.slice(end + 1, line).trim();
          if (isLong) isFarSighted = true;
          let close = find("/" + hashes, end + 1);
          while (close > 0 && text[close - 1] === "\\") close = find("/" + hashes, close + 1);
          if (close >= 0 && (isLong || close < line)) return took(close + 1 + hashes.length, "", "/", true);
          return took(end + 1, "", "/", false);
        }
        const name = end === at + 1 ? wordAt(text, end) : "";
        if (!name) return took(end, "", "#", false);
        if (swiftWords.directives.has(name)) add("keyword", at, end + name.length);
        else if (/^[A-Z]/.test(name)) add("type", end, end + name.length);
        took(end + name.length, "#" + name, "#", false);
      }
      function readAttribute() {
        const name = wordAt(text, at + 1), end = at + 1 + name.length;
        if (!name) return took(at + 1, "", "@", false);
        if (swiftWords.wholeAttributes.has(name)) {
          const close = text[end] === "(" ? find(")", end) : -1, isWhole = close >= 0 && close < endOfLine(end);
          add("attribute", at, isWhole ? close + 1 : end);
          return took(isWhole ? close + 1 : end, "@", "@", false);
        }
        if (swiftWords.attributes.has(name)) add("attribute", at, end); else add("type", at + 1, end);
        took(end, "@", "@", false);
      }
      function readNumber(start) {
        const isMember = sign === "." && !word && start === at, digits = isMember ? /[0-9][0-9_]*/y : swiftNumber;
        digits.lastIndex = at;
        const found = digits.exec(text), end = at + (found ? found[0].length : 1), wrong = wordAt(text, end);
        if (!wrong && !/[0-9]/.test(text[end] || "")) add("number", start, end);
        took(end + wrong.length, "", "0", true);
      }
      function readWord() {
        const name = wordAt(text, at), end = at + name.length, isMember = sign === "." && !word;
        const kind = kindOfWord(name, { text: text, end: end, word: word, sign: sign, isMember: isMember, isFirst: isFirst,
          bracket: bracket ? bracket.sign : "", inPrecedence: inPrecedence, isForTry: word === "try" && before === "for" });
        const whole = kind === "attribute" ? afterBrackets(text, end) : end;
        if (kind) add(kind, at, whole);
        if (name === "precedencegroup") inPrecedence = true;
        took(whole, name, "a", !swiftWords.reserved.has(name) || isMember || swiftWords.operands.has(name));
      }
      function readSign(code) {
        const here = text[at];
        if (code === 40 || code === 91 || code === 123) { bracket = { sign: here, outer: bracket }; return took(at + 1, "", here, false) }
        if (code === 41 || code === 93 || code === 125) {
          const string = strings[strings.length - 1], outermost = string ? string.inside : null;
          if (string && code === 41 && bracket === outermost) { string.from = ++at; return readString() }
          if (bracket !== outermost) bracket = bracket.outer;
          if (code === 125) inPrecedence = false;
          return took(at + 1, "", here, true);
        }
        if (code === 45 && !isTight(at) && /[0-9]/.test(text[at + 1] || "")) { const start = at++; return readNumber(start) }
        if (code === 60 && text[at + 1] === "#") {
          const close = find("#>", at + 2);
          if (close >= 0 && close < endOfLine(at)) return took(close + 2, "", "a", true);
        }
        // A dot that is not an operator's.
        if (code === 46) {
          let end = at;
          while (text.charCodeAt(end) === 46) end++;
          return took(end, "", end - at > 1 ? "…" : ".", false);
        }
        const isPostfix = isOperand && (code === 33 || code === 63);
        // `as?` is still of its word.
        took(at + 1, isPostfix || (word === "as" || word === "try") && /[!?]/.test(here) ? word : "", here, isPostfix);
      }
      // At the beginning of a line: what is needed to go on from here; and whether all that follows has been read before.
      function isKnownFrom() {
        if (isFarSighted) return false;
        const rest = { at: at, tokens: tokens.length, word: word, before: before, sign: sign, isOperand: isOperand,
          inPrecedence: inPrecedence, bracket: bracket };
        if (old && change && at > change.end + by) {
          while (nextOld < old.rests.length && old.rests[nextOld].at < at - by) nextOld++;
          const known = old.rests[nextOld];
          if (known && known.at === at - by && isSameRest(known, rest)) {
            const more = tokens.length - known.tokens;
            for (let place = known.tokens; place < old.tokens.length; place++) {
              const token = old.tokens[place];
              tokens.push({ start: token.start + by, length: token.length, kind: token.kind });
            }
            for (let place = nextOld; place < old.rests.length; place++) {
              const one = old.rests[place];
              rests.push(by || more ? Object.assign({}, one, { at: one.at + by, tokens: one.tokens + more }) : one);
            }
            return true;
          }
        }
        rests.push(rest);
        return false;
      }
      while (at < length || strings.length) {
        if (at >= length) { breakOff(length); break }
        const code = text.charCodeAt(at);
        if (code === 10) {
          const string = strings[strings.length - 1];
          if (string && !string.isLong) { breakOff(at); continue }
          at++; isFirst = true;
          if (!string && isKnownFrom()) break;
        } else if (code === 32 || code === 9 || code === 13) at++;
        else if (code === 47) readSlash();
        else if (code === 34) openString(at, "");
        else if (code === 35) readHash();
        else if (code === 64) readAttribute();
        else if (code === 39) {
          singleQuoted.lastIndex = at;
          const found = at >= noQuote && singleQuoted.exec(text);
          if (found) { add("string", at, at + found[0].length); took(at + found[0].length, "", '"', true) }
          else { noQuote = at >= noQuote ? endOfLine(at) : noQuote; took(at + 1, "", "'", false) }
        } else if (code === 96) {
          const close = find("`", at + 1);
          took(close >= 0 && close < endOfLine(at) ? close + 1 : at + 1, "", "a", true);
        } else if (code >= 48 && code <= 57) readNumber(at);
        else if (wordAt(text, at)) readWord();
        else readSign(code);
      }
      return { tokens: tokens, rests: rests };
    }
    const textBegins = { at: 0, word: "", before: "", sign: "", isOperand: false, inPrecedence: false, bracket: null };
    // Two lines with something in them above the change: what stands there may depend on what follows.
    function lastRest(old, start) {
      let place = old.rests.length - 1, lines = 0;
      while (place >= 0 && old.rests[place].at > start) place--;
      for (; place > 0 && lines < 2; place--) if (old.rests[place - 1].tokens < old.rests[place].tokens) lines++;
      return place < 0 || lines < 2 ? null : Object.assign({ place: place }, old.rests[place]);
    }
    function isSameRest(one, other) {
      let a = one.bracket, b = other.bracket;
      while (a !== b && a && b && a.sign === b.sign) { a = a.outer; b = b.outer }
      return a === b && one.word === other.word && one.sign === other.sign && one.isOperand === other.isOperand &&
        one.inPrecedence === other.inPrecedence && one.before === other.before;
    }
    const swiftNumber = new RegExp("0x[0-9a-fA-F][0-9a-fA-F_]*(?:(?:\\.[0-9a-fA-F][0-9a-fA-F_]*)?[pP][+-]?[0-9][0-9_]*)?|0b[01][01_]*|" +
      "0o[0-7][0-7_]*|[0-9][0-9_]*(?:\\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9][0-9_]*)?", "y");
    const bareRegex = /\/(?:\\[^\n]|[^\/\\\n])*[^\s\/\\]\//y, singleQuoted = /'(?:\\[^\n]|[^'\\\n])*'/y;

    """#
}
