/// How a dog carries its ears.
enum DogEars: CaseIterable { case hanging, folded, pricked }
