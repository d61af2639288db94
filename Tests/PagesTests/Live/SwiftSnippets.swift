/// Swift that is hard to colour: each is looked at whole, and at each of its beginnings.
enum SwiftSnippets {
  static let all: [String] = [
    ####""a \(x + 1) b \(f("in \(y)", 2)) \n \u{1F}""####,
    ####"""
    let s = """
      multi \(x)
      "quoted" \("""
        in
      """)
      """
    """####,
    ####"#"raw \n \#(x) " "# + ##"a "# \##(y)"##"####,
    ####"/* a /* nested */ b */ let x = 1"####,
    ####"/* unfinished /* nested */ let x = 1"####,
    ####"""
    let s = "unfinished
    let y = 2
    """####,
    ####"""
    let s = """
     unfinished
    let y = 2
    """####,
    ####"0xFF 0b1010 0o17 1_000 1.5 1.5e-10 0x1.8p3 1e5 a.0 x.1.2 5.advanced(by: 1) 1...2 -3 0x 1_"####,
    ####"""
    @testable import Foo
    @Sendable func f() {}
    @available(macOS 10.15, *) @discardableResult
    @MainActor class A {}
    @objc(foo:bar:) func g() {}
    @Foo.Bar var x: Int
    @State(wrappedValue: 3) var y = "s"
    let f: (@escaping () -> Void) -> Void
    let g: @Sendable @MainActor () async -> Int
    """####,
    ####"""
    #if os(Linux) && canImport(Foundation) || DEBUG
    let x = #file + #line + #function + #selector(foo)
    #elseif swift(>=5.9)
    #else
    #error("no") 
    #warning("w")
    #endif
    if #available(macOS 13, *), #unavailable(iOS 3) { }
    #sourceLocation(file: "a", line: 3)
    #myMacro(3) #stringify(x)
    #externalMacro(module: "M", type: "T")
    """####,
    ####"""
    `class` `let`.x foo.class foo.self foo.init foo.default foo.in .for
    x.self.y Int.self Self.x super.x a.Type a.Protocol foo.Type.self
    """####,
    ####"""
    let r = /ab+c/ ; let q = a / b / c ; x = #/foo\/(?<n>.*)/# ; f(/x/) ; let s = #/
     multi # comment
    /#
    """####,
    ####"""
    let <#name#> = <#T##Int#>
    foo(<#a#>)
    """####,
    ####"""
    // MARK: - Foo
    /// Doc - Parameter x: y
    /** doc */ let u = 1 // http://foo.com TODO: x
    """####,
    ####"""
    print(a) // (1)
    let b = 1 // (2)
    """####,
    ####"""
    enum E: Int { case a = 1, b; indirect case c(Int); init?(rawValue x: Int) { self = .a } ; deinit {} ; subscript(i: Int) -> Int { get { 1 } set { _ = newValue } mutating get {1} nonmutating set {} didSet {} willSet {} } }
    """####,
    ####"""
    public private(set) final weak var x: Int? = nil, y = true, z = false
    unowned(unsafe) let a: Any; lazy var b: some View = 1; let c: any P; let d: inout Int; override open static func f() rethrows {}
    async let x = await foo(); try? bar(); try! bar(); x as? Int; x as! Int; x is Int; throw e; defer {}; guard let self else { return }; repeat {} while true; fallthrough; continue; break
    switch x { case .a where b: 1; case let .b(c): 2; default: 3; @unknown default: 4 }
    """####,
    ####"""
    precedencegroup Foo { associativity: left higherThan: Bar assignment: true }
    infix operator +++: Foo
    prefix operator --
    postfix operator ++
    typealias A = B; associatedtype C; protocol P: AnyObject { }; extension A where B == C {} ; actor Q { nonisolated func x() {} isolated deinit {} } ; import struct Foo.Bar; macro m() = #x
    """####,
    ####"""
    f(in: 1, for: 2, let: 3, default: 4, where: x, self: y, is: 1, init: 4, Type: 4, if: 2, nil: 2, true: 3)
    func f(in x: Int, for y: Int, class: Int, _ z: Int)
    f(a, b: { (x: Int) -> Int in x })
    for case let (i, _) in xs where i > 3 {}
    for await x in y {}; for try await q in z {}
    """####,
    ####"""
    x = if a { 1 } else { 2 }; let y = switch z { case 1: "a" default: "b" }
    let get = 1; let set = 2; get + set; let left = 3; var async = 1; let some = 2; let actor = 3; let open = 1; open(file); let prefix = 1; x.prefix(3); prefix(2); async(3); final(3)
    Self() ; self.x ; Self ; _ ; let _ = 3 ; case _: 
    $0.x $foo $1 \.path \Foo.bar.baz &x
    """####,
    ####"""
    let a: [String: Int] = [:]; let b: (Int, Double); let c = Array<Int>(); Dense(2, activation: .softmax); Foo.Bar.baz(Quux); a.Dense(2); .Foo
    """####,
    ####"""
    func f(_ in: Int, x for: Int) { self.init(a: 1); super.init() ; init() ; Foo.init(x) }
    f { [weak self, unowned x, unowned(safe) y, weak z = q] in }
    [self: 1, true: 2, nil: 3] ; a[in: 3, true] ; (self: 1, x: true ? self : nil)
    consume x; copy y; discard self; yield z; then 3; unsafe foo(); borrowing func f(); consuming func g(); func h(x: borrowing T, y: consuming Int, z: sending Int, w: isolated Foo, u: __owned T, _ q: repeat each T)
    package func f(); dynamic var x: Int; optional func g(); required convenience init(); fileprivate let z = 1; distributed actor W {}; nonisolated(unsafe) var t = 1; internal import Foo; public extension Z {}; @preconcurrency import Y
    """####,
    ####"""
    #file #fileID #filePath #line #column #function #dsohandle #keyPath(a) #selector(a) #colorLiteral #imageLiteral #fileLiteral #isolation #if #elseif #else #endif #available(x) #unavailable #_hasSymbol #assert #expect #require #Predicate
    """####,
    ####"""
    @a @autoclosure @convention(c) @frozen @inlinable @main @propertyWrapper @resultBuilder @globalActor @dynamicMemberLookup @dynamicCallable @usableFromInline @unchecked @retroactive @preconcurrency @nonobjc @NSManaged @NSCopying @IBAction @IBOutlet @UIApplicationMain @GKInspectable @objcMembers @rethrows @_spi(Foo) @_exported @implementationOnly @_implementationOnly @backDeployed(before: macOS 12) @differentiable(reverse) @derivative(of: f) @available(*, deprecated, message: "x", renamed: "y") @unknown @Test @Test("name", .tags(.x)) @Suite(.serialized) @attached(member, names: named(x)) @freestanding(expression) @warn_unqualified_access @requires_stored_property_inits @noescape @escaping @isolated(any) @concurrent @execution(caller) @_documentation(visibility: internal) @MyThing @my.Thing @foo(3) @Foo<Int> @ObservationIgnored @lifetime(x) @specialize @_specialize(where T == Int) @cdecl(foo) @storageRestrictions(initializes: x)
    func f()
    """####,
    ####"""
    func f() async {}
    func f() async
      throws -> Int
    var x: Int { get async throws { 1 } }
    protocol P { var a: Int { get set }; var b: Int { get }; var c: Int { get async } ; static var d: Int { mutating get nonmutating set } }
    let f = { (x: Int) async throws -> Int in x }
    let g = { () async in }
    Task { await x; let y = try await z ; await (foo) ; await { }() }
    await x
    func g() throws(MyError) -> some P where T: Sendable, U == any Q {}
    let h: some Collection<Int>; let i: (any Foo)?; [any Foo](); let j: some (P & Q); any (~Copyable)
    func k<each T: P, let N: Int>(_ x: repeat each T) {}
    do { } catch let e as Foo { } catch is Bar where x {} catch {}
    do throws(Foo) {}
    """####,
    ####"""
    10.15.4 1.0.0 1.e 1.foo 1e 0o9 0xG 12abc 1__2 -1.5 a-1 a - 1 (-1) [-1, -2] x=-1 return -1 -x 1-1 -0xFF - 3 ..<-3 +3 .5 1.0e+5 0x1p-3 0xFp 1E5 0XFF $10 a1 1.5.description -1.foo 5.0.1 x.0.1 3.1 .0 ? -1 : -2
    """####,
    ####"""
    "a" + "b\"c" + "\\" + "\u{1F600}" + "é" + "" + """
    """ + "😀 \(x)" /* 😀 */ 0
    """####,
    ####"""
    let s = "unfinished \(foo
    let y = 2
    """####,
    ####"let s = "unfinished \(foo("####,
    ####"""
    let s = "unfinished \
    let y = "ok"
    """####,
    ####"""
    let s = "a \("b
    let y = 2
    """####,
    ####"""
    let s = "a \(x "b") c
    let y = 2
    """####,
    ####"""
    let s = """
     \(a
    let y = 2
    """
    let z = 3
    """####,
    ####"""
    let s = """ foo """
    let z = 3
    """####,
    ####"""
    let s = """foo
    let z = 3
    """
    """####,
    ####"""
    let s = #"unfinished "
    let z = 3
    """####,
    ####"""
    let s = #"""
     raw \n \#n \(x) \#(x) """ 
     """#
    let z = ##"""
     a """# \##(f(#"x"#))
     """##
    let y = #""# ; let a = #"\#(b)"#; ##"x"##; #"\"#
    """####,
    ####"""
    """
     a \
     b \""" c ""\"
     "" """
    let x = 1
    """####,
    ####"""
    'single' let x = 'y'
    let z = 2
    """####,
    ####"""
    let a = “curly” ; let b: Float = 3 // x
    € let 日本 = 3; let été = nil; Été()
    """####,
    ####"""
    #!/usr/bin/env swift
    let x = 1
    """####,
    ####"""
    let <#na let me#> = <#T##Int#>; <# let x = 1
    f(<#String#>) "<#x#>" // <#y#>
    """####,
    ####"""
    /** unfinished doc
    let x = 1
    """####,
    ####"""
    /* a */ /**/ let /* x */ y /*/ z */ = 1 // c /* not open
    let b = a*/*c*/b
    let c = a //*x
    """####,
    ####"""
    let r = /ab+c/
    let q = a / b / c; let x = (a)/b/c; f(/x/, /[a-z"]+/) 
    let re = #/foo"bar/# + 3
    let s = "a"
    let t = #/
     multi "quote # comment
    /#
    let u = 1
    """####,
    ####"""
    x.map(/a"b/)
    let y = "s"
    """####,
    ####"""
    let r = /"/
    let y = "s" / 2 / "t"
    """####,
    ####"""
    var set = Set<Int>(); set.insert(3); let get = set; get
    set
    { set in set }
    if let left, let right { } else if var none = x {}
    let open = 1; var final = 2; func prefix(_ n: Int) {}; let package = 3; weak = 3; dynamic; optional(3); required
    let actor = Foo(); actor.run()
    macro; macro(3); some(3); any; each(x); async; inout; let any = [some]; x.any { }; where
    let type = type(of: x); let Type = 3; associativity; precedence; let Protocol = 1; Any; AnyObject; any
    let module = module; let then = 1; let yield = 1; let discard = 1; let copy = 1; let consume = 1; unsafe = 1; repeat(3)
    let willSet = 1; didSet; unowned = 3; mutating
    lazy
    override
    let x = 1
    public
    let y = 2
    """####,
    ####"""
    struct A: B, ~Copyable { let a: Int = 1, b: foo, c: foo.bar, d: [foo]; static let shared = A(); class func f() {} ; static func == (l: A, r: A) -> Bool { l.a == r.a } 
     subscript(_ i: Int) -> Int { _read { yield x } _modify { yield &x } unsafeAddress {} init { } @storageRestrictions(initializes: y) init(newValue) {} }
     init?() {} ; init!() {} ; init<T>(x: T) {} ; convenience init(x: Int) throws { self.init() } 
     func `init`() {} ; func callAsFunction() {} ; func `default`() {} }
    """####,
    ####"""
    label: for i in 0..<3 { continue label; break label }
    outer: while true { }
    let f: (Int) -> (); let g = x as! Foo?; let h = x as? [String]; x is Foo.Bar
    if case .some(let x) = y, case let .foo(a, b)? = z, x is Int { }
    guard case nil = x else { return }
    switch x { case nil: break; case true, false: break; case self: break; case let x as Int: break; case is Foo: break; case (let a, var b): break; case _ where x: break; case .in: break; default: break }
    f(x: nil, y: true) { $0 } in: { 3 } default: { 4 }
    let k = \Foo.self; let kp = \.self; [\.a]; \Foo?.x
    x = y ? .in : .default; let a = b ?? nil; try? await foo()
    #if DEBUG
     @main struct X {}
    #else
     let x = 1
    #endif
    #if os(macOS)||swift(>=5) && !compiler(<6) && hasFeature(Foo) && targetEnvironment(simulator)
     if true {
    #endif
    #if true
    #elseif false
    #endif
    """####,
    ####"""
    let x = foo
      .init(x: 3)
      .self
      .Type
    foo. in
    foo .for
    foo?.default; foo!.in; foo?.self; foo.`self`; foo...self; 0...self; a..<nil; a.init.self
    self.self; Self.self; super.self; .self; let p = .init(); x.init; \.init
    """####,
    ####"""
    associatedtype A: P = Int where A == B; typealias F<T> = (T) -> Void; import class Foo.bar; import func Darwin.exit; import Foundation.NSObject; import foo
    extension Array: @retroactive Foo where Element: Comparable { }; protocol A<Foo>: ~Copyable, B & C { associatedtype Foo; init(); func f(); mutating func g(); static func h(); var x: Self { get } }
    precedencegroup Foo { 
     higherThan: Bar
     lowerThan: Baz
     associativity: right
     assignment: false }
    infix operator <+> : Foo
    let associativity = left
    """####,
    ####"""
    let x: foo = bar(); func f(_ x: int32_t) -> foo.bar { } ; let y = x as foo; foo<bar>.baz(); struct foo: bar {}; class Bar<t> {}; enum e { case One, two }; let Big = 3; func Foo() {}; Foo: for x in y {}; f(Foo: 3)
    """####,
    ####"""
    let s = "a \(foo(
      1)) b"
    let y = 2
    """####,
    ####"let s = "a \(x /* ) " */ + y) b""####,
    ####"""
    let s = "\("""
     x
     """) b"
    let y = 1
    """####,
    ####"""
    let s = """
     \("unfinished
     ) b
     """
    let y = 1
    """####,
    ####"""
    let s = """
     \(foo { "a" } // )
     ) b \( #"x"# ) \(a)\(b)\() 
     """
    """####,
    ####"""
    foo.
    let y = 1
    """####,
    ####"""
    let a = foo.
    x.self
    """####,
    ####"public"####,
    ####"private "####,
    ####"lazy"####,
    ####"final "####,
    ####"""
    a -1 + b; f(-1); x ? -1 : -2; {-1}; a*-1; a= -1; a = -1; !-1; "a"-1; (a)-1; a[-1]; a...-1; -1...1; --1; -.5; a,-1; -1_000; - 1; case -1: 
    """####,
    ####"""
    await(foo); await foo; await [a]; await "x"; await { }; await self
    for try await x in y {}
    try(x); try -1
    """####,
    ####"""
    func load(as type: Int, is x: Int, let y: Int, in: Int, repeat z: Int, self x: Int, inout q: Int, try z: Int, any a: Int, some c: Int) {}
    f(let: 1, inout: 2, try: 3, Self: 4, Any: 5, super: 6, nil: 7, _: 8, case: 9, public: 10)
    """####,
    ####"""
    switch x { case (let a, 1): 1; case .a(let b): 2; case .some(nil): 3; case [1, 2]: 4 }
    let d = [1: nil, 2: self, nil: 3]; let t = a ? (b) : self; g(a ? nil : true, b ? false: self)
    func h<T>(_ x: T, y z: [T] = [], _: Int) where T: Self {}
    """####,
    ####"""
    let s = 'abc
    let t = "x"
    let u = it's
    let v = 3
    """####,
    ####"""
    #error("a"); #warning("b"); #sourceLocation(); #line; # if; #
    #if
    let x = 1
    #
    """####,
    ####"""
    #sourceLocation(file: "x.swift", line: 3)
    let y = 1
    #sourceLocation()
    #error("message")
    let z = 1
    """####,
    ####"""
    @
    let x = 1
    """####,
    ####"""
    @objc class B {}
    @objc(
    """####,
    ####"x = /* a"####,
    ####""a\"####,
    ####"""
    `unfinished
    let x = 1
    """####,
    ####"a.`let`.b; `Foo`; `self`.x; let `in` = 3"####,
    ####"let 🎉 = "🎉"; let x🎉let = 1; x.🎉"####,
    ####"""
    { [self] in }; { [weak self = x] in }; { [x] (y: Int) -> Void in }; { [unowned(unsafe) self, a = b] in }
    extension Foo { private(set) static var a = 1; public private(set) var b = 2; package(set) var c = 3; internal(set) var d: Int { @inline(__always) get { 1 } nonmutating set(v) { } } ; var e: Int { willSet(x) {} didSet {} } }
    if #available(iOS 13.0.1, *) {}; @available(swift 5.9) func f(); @available(*, unavailable) func g()
    let r = x is any P; let q = [any P](); var z: (some P)?; func e() -> some P; func m(_ x: some P, y: any Q); let w = a as! any P
    Foo<any P, some Q>(); typealias X = any P; let v: foo.any; x = some + any
    """####,
    ####"""
    import Foundation; import class UIKit.UIView; import let a.b; @_implementationOnly import Foo; @testable import struct Bar.Baz
    struct S { let lazy: Int; var open: Bool; func final() {} ; let x = prefix; case open, final, weak(Int)
     lazy var y = 1; lazy let open = 2 
     let z = open
     let w = 3
     x = final
     func g() {}
     }
    """####,
  ]
}
