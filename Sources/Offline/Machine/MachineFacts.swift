/// What there is on a machine, as far as the course is concerned: found by whoever looks, judged by ``Diagnosis``.
package struct MachineFacts: Sendable {
  /// A folder that something is kept in.
  package struct Space: Sendable {
    /// `cache`, `temporary files`, `pages`
    package var purpose: String
    package var path: String
    /// In bytes; nil where nobody can tell.
    package var free: Int?
    /// Why nothing can be written there; nil where it can.
    package var problem: String?

    package init(purpose: String, path: String, free: Int?, problem: String?) {
      (self.purpose, self.path, self.free, self.problem) = (purpose, path, free, problem)
    }
  }

  package enum Compiler: Sendable {
    /// - Parameter missing: pieces that steps need or that make them better, by ``ToolchainPiece/path``.
    case found(usr: String, version: String?, missing: [ToolchainPiece])
    case absent(reason: String)
  }

  /// A file of weights that the engine knows.
  package struct Weights: Sendable {
    package var name: String
    package var bytes: Int
    package var isHere: Bool

    package init(name: String, bytes: Int, isHere: Bool) {
      (self.name, self.bytes, self.isHere) = (name, bytes, isHere)
    }
  }

  /// Something that was asked of the engine.
  package enum Answer<Value: Sendable>: Sendable {
    case known(Value)
    case unknown(reason: String)
  }

  package enum Trial: Sendable {
    /// A step was compiled and run in a kernel that forks.
    case ran(seconds: Double)
    case failed(String)
    /// Because of something that is told already.
    case notTried(reason: String)
  }

  /// As the system names it: `x86_64`, `aarch64`.
  package var architecture: String
  /// `avx2`, `avx512f`, …
  package var processorFlags: Set<String>
  package var cores: Int
  /// `ID VERSION_ID` of `/etc/os-release`: `debian 12`.
  package var system: String
  /// In bytes; nil where nobody can tell.
  package var memory: (total: Int, available: Int)?
  package var spaces: [Space]
  package var compiler: Compiler
  /// The Swift version that this Lectern was built with; nil where it is not known.
  package var builtWith: String?
  /// Which of Lectern's packages are not installed; nil where the system has no `dpkg-query`.
  package var missingPackages: Set<String>?
  /// Where the program that runs steps should be, and whether it is.
  package var kernel: (path: String, isThere: Bool)
  /// Those that the course uses.
  package var weights: Answer<[Weights]>
  /// Which sets of photographs are here, by name.
  package var photos: Answer<[String: Bool]>
  /// Other programs that were looked for: which are here.
  package var programs: Set<String>
  /// Whether programs on this machine can speak to each other over 127.0.0.1.
  package var hasLoopback: Bool
  package var trial: Trial

  package init(
    architecture: String, processorFlags: Set<String>, cores: Int, system: String,
    memory: (total: Int, available: Int)?, spaces: [Space], compiler: Compiler, builtWith: String? = nil,
    missingPackages: Set<String>?, kernel: (path: String, isThere: Bool), weights: Answer<[Weights]>,
    photos: Answer<[String: Bool]>, programs: Set<String>, hasLoopback: Bool, trial: Trial
  ) {
    (self.architecture, self.processorFlags, self.cores) = (architecture, processorFlags, cores)
    (self.system, self.memory, self.spaces) = (system, memory, spaces)
    (self.compiler, self.builtWith) = (compiler, builtWith)
    (self.missingPackages, self.kernel) = (missingPackages, kernel)
    (self.weights, self.photos, self.programs) = (weights, photos, programs)
    (self.hasLoopback, self.trial) = (hasLoopback, trial)
  }
}
