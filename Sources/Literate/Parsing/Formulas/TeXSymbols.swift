/// The commands of TeX that formulas know.
enum TeXSymbols {
  /// `\alpha` is a letter.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂", "ell": "ℓ",
    "emptyset": "∅", "hbar": "ℏ",
  ]

  /// `\le` stands between two things.
  static let operators: [String: String] = [
    "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "circ": "∘", "odot": "⊙", "oplus": "⊕",
    "otimes": "⊗", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "ll": "≪", "gg": "≫",
    "approx": "≈", "equiv": "≡", "sim": "∼", "propto": "∝", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆",
    "cup": "∪", "cap": "∩", "setminus": "∖", "forall": "∀", "exists": "∃", "neg": "¬", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "Rightarrow": "⇒", "Leftarrow": "⇐", "mapsto": "↦", "nabla": "∇", "ldots": "…", "dots": "…",
    "cdots": "⋯", "mid": "∣", "top": "⊤", "prime": "′", "colon": ":", "$": "$", "%": "%", "#": "#", "&": "&", "_": "_",
  ]

  /// What opens and closes: plain, and behind `\left` and `\right`.
  static let fences: [String: String] = [
    "{": "{", "}": "}", "|": "‖", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈",
    "rceil": "⌉", "lvert": "|", "rvert": "|", "lVert": "‖", "rVert": "‖",
  ]

  /// Large operators, whose limits stand below and above; those of an integral stand beside it.
  static let sums: [String: String] = ["sum": "∑", "prod": "∏", "int": "∫"]

  /// Functions by their names.
  static let functions: Set<String> = [
    "log", "ln", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "det", "dim", "deg",
  ]

  /// Functions whose index stands below.
  static let limits: [String: String] = [
    "max": "max", "min": "min", "lim": "lim", "sup": "sup", "inf": "inf", "argmax": "arg max", "argmin": "arg min",
  ]

  /// Marks above what follows.
  static let accents: [String: String] = [
    "hat": "^", "bar": "¯", "tilde": "~", "vec": "→", "dot": "˙", "ddot": "¨", "overline": "‾",
  ]

  /// Widths of empty space.
  static let spaces: [String: String] = [
    ",": "0.17em", ":": "0.22em", ";": "0.28em", " ": "0.33em", "!": "-0.17em", "quad": "1em", "qquad": "2em",
  ]

  /// Letters as they are, upright or bold.
  static let texts: Set<String> = ["text", "mathrm", "operatorname", "mathit", "mathbf"]

  /// All names, for "did you mean …?".
  static let all: [String] =
    (Array(letters.keys) + operators.keys + fences.keys + sums.keys + functions + limits.keys + accents.keys
    + spaces.keys + texts + ["frac", "sqrt", "left", "right"]).filter { $0.first?.isLetter == true }.sorted()
}
