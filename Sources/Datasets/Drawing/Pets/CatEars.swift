/// How a cat carries its ears.
enum CatEars: CaseIterable { case pricked, folded }
