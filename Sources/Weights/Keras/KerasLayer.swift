import Foundation

/// A layer as a Keras 3 file knows it: its class, its name, and, for a model within a model, the layers inside.
package struct KerasLayer: Equatable, Sendable {
  /// Keras's class name: `Conv2D`, `BatchNormalization`, `Functional`.
  package var className: String
  /// The layer's own name: `block1_conv1`.
  package var name: String
  /// The names of its variables in the order they are stored; nil to go by the class.
  package var variables: [String]?
  /// The layers of an inner model, in its order.
  package var layers: [KerasLayer]

  /// A layer; give `variables` when the class does not tell them (a batch norm without its gamma).
  package init(className: String, name: String, variables: [String]? = nil, layers: [KerasLayer] = []) {
    self.className = className
    self.name = name
    self.variables = variables
    self.layers = layers
  }

  /// The class as Keras 3 spells it in a path: `SeparableConv2D` is `separable_conv2d`, `ReLU` is `re_lu`
  /// (`keras/src/utils/naming.py`, `to_snake_case`).
  var snakeName: String {
    let letters = Array(className.filter { $0.isLetter || $0.isNumber || $0 == "_" })
    var result = ""
    for (i, letter) in letters.enumerated() {
      if i > 0, letter.isUppercase {
        let startsWord = i + 1 < letters.count && letters[i + 1].isLowercase
        if startsWord || letters[i - 1].isLowercase { result += "_" }
      }
      result += letter.lowercased()
    }
    return result
  }

  /// The names of `count` variables in the order Keras stores them.
  func variableNames(count: Int) -> [String] {
    if let variables, variables.count == count { return variables }
    let names: [String]
    switch snakeName {
    case "separable_conv2d", "separable_conv1d": names = ["depthwise_kernel", "pointwise_kernel", "bias"]
    case "batch_normalization":
      let all = ["gamma", "beta", "moving_mean", "moving_variance"]
      // Of three, Keras's own networks leave out gamma (scale=False).
      names = Array(all.suffix(min(count, 4)))
    case "layer_normalization": names = ["gamma", "beta"]
    case "layer_scale": names = ["gamma"]
    case "normalization": names = ["mean", "variance", "count"]
    default: names = ["kernel", "bias"]
    }
    return count <= names.count ? Array(names.prefix(count)) : (0..<count).map(String.init)
  }

  /// A layer of a model's configuration, as `config.json` has it.
  init?(json: Any) {
    guard let object = json as? [String: Any], let className = object["class_name"] as? String,
      let config = object["config"] as? [String: Any], let name = config["name"] as? String,
      // Operations that are no layers (`x + y`) stand in the list too, but are not numbered.
      !(object["module"] as? String ?? "").contains(".ops")
    else { return nil }
    var variables: [String]?
    if className == "BatchNormalization" {
      let gamma = config["scale"] as? Bool ?? true
      let beta = config["center"] as? Bool ?? true
      variables = (gamma ? ["gamma"] : []) + (beta ? ["beta"] : []) + ["moving_mean", "moving_variance"]
    }
    let inner = (config["layers"] as? [Any] ?? []).compactMap(KerasLayer.init(json:))
    self.init(className: className, name: name, variables: variables, layers: inner)
  }
}
