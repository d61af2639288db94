/// What has changed from one text of a lesson to the next, as far as running it is concerned.
public enum LessonDifference: Hashable, Sendable {
  /// Prose, titles, what is shown and how: nothing has to run.
  case words
  /// The first step that is not as it was; those after it have to run too.
  case changed(step: String)
  /// The first step that is not as it was is a new one.
  case added(step: String)
  /// Steps are gone, from this one on, or one in the middle.
  case removed(step: String)
  /// The constants of the lesson: all steps have to run.
  case parameters

  init(from old: Lesson, to new: Lesson) {
    let isSame = old.parameters.elementsEqual(new.parameters) { $0.name == $1.name && $0.value == $1.value }
    guard isSame else {
      self = .parameters
      return
    }
    let same = zip(old.steps, new.steps).prefix { SessionSlot(step: $0).isSame(as: $1) }.count
    guard same < new.steps.count else {
      self = same < old.steps.count ? .removed(step: old.steps[same].id) : .words
      return
    }
    let step = new.steps[same]
    if old.steps.contains(where: { $0.id == step.id }) {
      let isShifted = same < old.steps.count && !new.steps.contains { $0.id == old.steps[same].id }
      self = isShifted ? .removed(step: old.steps[same].id) : .changed(step: step.id)
    } else {
      self = .added(step: step.id)
    }
  }
}
