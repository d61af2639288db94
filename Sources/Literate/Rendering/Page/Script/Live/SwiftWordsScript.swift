/// Which words of Swift are keywords, and where: most only before or behind something else, none as a member or a label.
///
/// The Swift Programming Language, "Lexical Structure"; where SourceKit goes other ways, these follow it.
enum SwiftWordsScript {
  static let text = #"""
    const wordsOf = (text) => new Set(text.split(" "));
    const swiftWords = {
      reserved: wordsOf("associatedtype class deinit enum extension func import init inout let operator precedencegroup protocol " +
        "struct subscript typealias var fileprivate internal private public static break case catch continue default defer do " +
        "else fallthrough for guard if in repeat return throw switch where while Any as false is nil rethrows self Self super " +
        "throws true try _"),
      access: wordsOf("fileprivate internal private public"),
      modifiers: wordsOf("fileprivate internal private public package open final weak lazy override indirect mutating " +
        "nonmutating unowned infix prefix postfix nonisolated isolated required convenience dynamic optional distributed " +
        "borrowing consuming __consuming"),
      declarations: wordsOf("let var func class struct enum protocol extension init deinit subscript typealias associatedtype " +
        "import operator precedencegroup actor macro case static get set"),
      accessors: wordsOf("get set willSet didSet _read _modify unsafeAddress unsafeMutableAddress"),
      ownership: wordsOf("borrowing consuming isolated __owned __shared"),
      precedence: wordsOf("higherThan lowerThan associativity assignment"),
      // They may stand before a colon.
      values: wordsOf("self true false nil super Self Any _ inout"),
      operands: wordsOf("self Self super nil true false Any"),
      notOperands: wordsOf("in is as where else catch"),
      directives: wordsOf("if elseif else endif error warning sourceLocation file fileID filePath line column function " +
        "dsohandle keyPath selector colorLiteral imageLiteral fileLiteral available unavailable _hasSymbol"),
      attributes: wordsOf("attached autoclosure available backDeployed concurrent convention derivative differentiable " +
        "discardableResult dynamicCallable dynamicMemberLookup escaping freestanding frozen GKInspectable globalActor IBAction " +
        "IBDesignable IBInspectable IBOutlet IBSegueAction inlinable isolated main noescape nonobjc NSApplicationMain NSCopying " +
        "NSManaged objcMembers preconcurrency propertyWrapper requires_stored_property_inits resultBuilder retroactive rethrows " +
        "Sendable testable transpose UIApplicationMain unchecked unknown usableFromInline warn_unqualified_access " +
        "_exported _implementationOnly _spi _transparent _alwaysEmitIntoClient _disfavoredOverload"),
      // What stands in their brackets is of the attribute's colour.
      wholeAttributes: wordsOf("abi exclusivity inline lifetime objc optimize semantics storageRestrictions _documentation " +
        "_cdecl _optimize _semantics _silgen_name _specialize"),
    };
    // `place`: text, start and end of the word, what stood before it (word, sign, isMember, isFirst in its line), the bracket that
    // it is in, and whether a precedence group is being told.
    function kindOfWord(word, place) {
      const text = place.text, first = word.charCodeAt(0), plain = first >= 65 && first <= 90 ? "type" : "";
      const isReserved = swiftWords.reserved.has(word);
      if (place.isMember && !(isReserved && place.isFirst)) return word === "self" ? "keyword" : plain;
      const next = skipBlanks(text, place.end), sign = text[next];
      const isColon = sign === ":" && text[next + 1] !== ":", begins = place.sign === "(" || place.sign === ",";
      if (word !== "_" && word !== "inout") {
        if (begins && place.bracket === "(" && (isColon || isNamed(text, place.end))) return plain;
        if (isColon && isReserved && (word === "default" ? /[(\[]/.test(place.bracket) : !swiftWords.values.has(word))) return plain;
      }
      if (isReserved) {
        if (word === "Self" && (/[:>]/.test(place.sign) || /^(as|is)$/.test(place.word)) && !/[.(]/.test(sign)) return "type";
        return swiftWords.access.has(word) && isBeforeDeclaration(text, place.end) ? "attribute" : "keyword";
      }
      if (swiftWords.modifiers.has(word)) {
        if (startsStatement(place) && isBeforeDeclaration(text, place.end)) return "attribute";
        if ((word === "weak" || word === "unowned") && place.bracket === "[" && (begins || place.sign === "[") &&
          wordAt(text, skipBlanks(text, afterBrackets(text, place.end)))) return "attribute";
      }
      if (swiftWords.ownership.has(word)) return /[:(]/.test(place.sign) && wordAt(text, next) ? "keyword" : plain;
      if (swiftWords.accessors.has(word)) return isAccessor(place, next) ? "keyword" : plain;
      if (place.inPrecedence && (swiftWords.precedence.has(word) && isColon ||
        place.sign === ":" && /^(left|right|none)$/.test(word))) return "keyword";
      const beside = skipSpaces(text, place.end), follows = contextual[word] && wordAt(text, beside);
      return contextual[word] && contextual[word](place, text, beside, follows) ? (word === "async" && follows === "let" ?
        "attribute" : "keyword") : plain;
    }
    const isOperand = (place, text, beside, follows) =>
      follows && !swiftWords.notOperands.has(follows) && !/^(let|var|func|case|import)$/.test(place.word);
    const isBeforeType = (place, text, beside, follows) => follows ? /^[A-Z]/.test(follows) || /[:>]/.test(place.sign)
      : text[beside] === "~" || text[beside] === "(" && beside > place.end && /[:>]/.test(place.sign);
    const isNaming = (place, text, beside, follows) => follows && startsStatement(place);
    const contextual = {
      some: isBeforeType, any: isBeforeType, actor: isNaming, macro: isNaming, consume: isOperand, copy: isOperand, unsafe: isOperand,
      each: (place, text, beside, follows) => /^[A-Z]/.test(follows),
      // As SourceKit has it: not in `for await`.
      await: (place, text, beside) => !/^(let|var|func|case|for)$/.test(place.word) && !place.isForTry &&
        /[\w("\[{$`.@#!\\\u0080-\uffff]/.test(text[skipBlanks(text, beside)] || ""),
      async: (place, text, beside, follows) => {
        if (follows === "let") return true;
        const behind = skipBlanks(text, beside), isArrow = text[behind] === "-" && text[behind + 1] === ">";
        if (place.sign !== ")" && place.word !== "get") return false;
        return !place.isFirst && (beside >= text.length || /[{}\n;]/.test(text[beside])) || isArrow || text[behind] === "{" ||
          /^(throws|rethrows|in|where)$/.test(wordAt(text, behind));
      },
    };
    function skipSpaces(text, at) {
      for (let code = text.charCodeAt(at); code === 32 || code === 9; code = text.charCodeAt(at)) at++;
      return at;
    }
    function skipBlanks(text, at) {
      for (let code = text.charCodeAt(at); code === 32 || code === 9 || code === 10 || code === 13; code = text.charCodeAt(at)) at++;
      return at;
    }
    const swiftWord = /[A-Za-z_$\u00aa\u00b5\u00c0-\u02ff\u0370-\u1fff\u2c00-\u2dff\u3040-\ufdff][\w$\u00aa\u00b5\u00b7\u00c0-\u1fff\u2c00-\u2dff\u3021-\ufdff]*/y;
    function wordAt(text, at) {
      swiftWord.lastIndex = at;
      const found = swiftWord.exec(text);
      return found ? found[0] : "";
    }
    // `in x: Int`, where the label is a word that else is a keyword.
    function isNamed(text, at) {
      const start = skipSpaces(text, at), name = start > at && wordAt(text, start);
      return !!name && text[skipSpaces(text, start + name.length)] === ":";
    }
    const ofModifier = /\((set|safe|unsafe|nonsending)\)/y;
    function afterBrackets(text, at) {
      ofModifier.lastIndex = at;
      const found = ofModifier.exec(text);
      return found ? at + found[0].length : at;
    }
    function isBeforeDeclaration(text, at) {
      const next = skipBlanks(text, afterBrackets(text, at)), word = wordAt(text, next);
      return text[next] === "@" || swiftWords.declarations.has(word) || swiftWords.modifiers.has(word);
    }
    function startsStatement(place) {
      return place.isFirst || /^[{};:)]?$/.test(place.sign) || place.word === "static" || place.word === "class" || place.word === "in" ||
        swiftWords.modifiers.has(place.word) || swiftWords.accessors.has(place.word) || place.word === "@";
    }
    const accessorArgument = /\([ \t]*\w+[ \t]*\)[ \t]*\{/y;
    function isAccessor(place, next) {
      const text = place.text, isGiven = swiftWords.accessors.has(place.word);
      if (!startsStatement(place) && !isGiven) return false;
      accessorArgument.lastIndex = place.end;
      if (text[skipSpaces(text, place.end)] === "{" || accessorArgument.test(text)) return true;
      const begins = place.sign === "{" || isGiven || swiftWords.modifiers.has(place.word);
      return begins && text[next] === "}" || begins && /^(get|set|async|throws|mutating|nonmutating|_modify)$/.test(wordAt(text, next));
    }

    """#
}
