/// A room that a live course is in, whoever leads it: the pages show its state, and lessons tell it what happens in them.
public protocol LiveRoom: AnyObject, Sendable {
  /// What pages show of it now.
  var state: LiveRoomState { get }
  /// A lesson is there from now on.
  func opened(_ lesson: LiveLesson)
  /// A step begins to run in a lesson.
  func began(_ step: String, of lesson: LiveLesson)
  /// Brings everybody to a step.
  ///
  /// - Throws: where this is not the teacher's to do, in a sentence.
  func bring(to step: String, of lesson: LiveLesson) async throws
  /// The author's code of a lesson's steps up to the teacher's, from the teacher's machine.
  ///
  /// - Throws: where it cannot be had, in a sentence.
  func catchUp(_ lesson: String) async throws -> CatchUp
}

/// What pages show of a room.
public struct LiveRoomState: Codable, Hashable, Sendable {
  public enum Role: String, Codable, Sendable { case teacher, learner }
  public var role: Role
  /// The room's name.
  public var name: String
  /// Whether it is there; else ``words`` says what is so.
  public var isOpen = true
  /// Something to know about the line or the end; empty for nothing.
  public var words = ""
  /// Grows whenever the teacher goes somewhere; 0 before.
  public var number = 0
  /// Where the teacher is: the lesson's name and title, the step's id and what it is called.
  public var lesson: String?
  public var title: String?
  public var step: String?
  public var stepName: String?
  /// For the teacher: the link to the board, and the code to join by.
  public var board: String?
  public var code: String?
  /// Whether the reader's own work of the lesson is kept aside.
  public var isAside = false

  public init(role: Role, name: String) { (self.role, self.name) = (role, name) }
}

/// The author's code up to a step.
public struct CatchUp: Codable, Hashable, Sendable {
  public struct Step: Codable, Hashable, Sendable {
    public var id: String
    public var code: String

    public init(id: String, code: String) { (self.id, self.code) = (id, code) }
  }
  public var lesson: String
  /// The teacher's step, the last to be run.
  public var through: String
  /// From the first on.
  public var steps: [Step]

  public init(lesson: String, through: String, steps: [Step]) {
    (self.lesson, self.through, self.steps) = (lesson, through, steps)
  }
}
