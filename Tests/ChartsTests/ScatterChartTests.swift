import Foundation
import Testing

@testable import Charts

@Suite struct ScatterChartTests {
  /// Twenty-six networks of Keras's table: millions of parameters, and the share of ImageNet's pictures that are right.
  static let networks = ScatterChart(
    title: "Accuracy against size",
    points: [
      .init("Xception", x: 22.9, y: 0.790, isMarked: true),
      .init("VGG16", x: 138.4, y: 0.713),
      .init("VGG19", x: 143.7, y: 0.713),
      .init("ResNet50", x: 25.6, y: 0.749),
      .init("ResNet50V2", x: 25.6, y: 0.760),
      .init("ResNet101", x: 44.7, y: 0.764),
      .init("ResNet101V2", x: 44.7, y: 0.772),
      .init("ResNet152", x: 60.4, y: 0.766),
      .init("ResNet152V2", x: 60.4, y: 0.780),
      .init("InceptionV3", x: 23.9, y: 0.779),
      .init("InceptionResNetV2", x: 55.9, y: 0.803),
      .init("MobileNet", x: 4.3, y: 0.704),
      .init("MobileNetV2", x: 3.5, y: 0.713, isMarked: true),
      .init("DenseNet121", x: 8.1, y: 0.750),
      .init("DenseNet169", x: 14.3, y: 0.762),
      .init("DenseNet201", x: 20.2, y: 0.773),
      .init("NASNetMobile", x: 5.3, y: 0.744),
      .init("NASNetLarge", x: 88.9, y: 0.825),
      .init("EfficientNetB0", x: 5.3, y: 0.771),
      .init("EfficientNetB1", x: 7.9, y: 0.791),
      .init("EfficientNetB2", x: 9.2, y: 0.801),
      .init("EfficientNetB3", x: 12.3, y: 0.816),
      .init("EfficientNetB4", x: 19.5, y: 0.829),
      .init("ConvNeXtTiny", x: 28.6, y: 0.813),
      .init("EfficientNetLite0", x: 4.7, y: 0.751, isMarked: true),
      .init("ConvNeXtSmall", x: 50.2, y: 0.823),
    ],
    xTitle: "million parameters", yTitle: "top-1 on ImageNet", xIsLogarithmic: true, yFormat: .percent,
    markTitle: "its weights are here", drawsFront: true)

  @Test func tellsThePointsInWordsAndNumbers() {
    let figure = Self.networks.figure()
    #expect(
      figure.description.hasPrefix(
        "Top-1 on ImageNet against million parameters, 26 points: million parameters from 3.50 (MobileNetV2) to 144 (VGG19), "
          + "top-1 on ImageNet from 70.4% (MobileNet) to 82.9% (EfficientNetB4). Beaten by none: MobileNetV2 at 3.50 with 71.3%,"
      ), "\(figure.description)")
    #expect(figure.description.hasSuffix("Its weights are here: Xception, MobileNetV2, EfficientNetLite0."))
    #expect(
      figure.data.columns.map(\.title)
        == ["name", "million parameters", "top-1 on ImageNet", "its weights are here", "beaten by none"])
    #expect(figure.data.rows.count == 26)
    #expect(figure.data.rows[0] == ["Xception", "22.9", "79.0%", "yes", "no"])
    #expect(figure.data.rows[12] == ["MobileNetV2", "3.50", "71.3%", "yes", "yes"])
  }

  @Test func twoPalettesOfTheSameShapes() throws {
    let figure = Self.networks.figure()
    let (light, dark) = (try SVGReader(figure.light), try SVGReader(figure.dark))
    #expect(light.count("path") == dark.count("path") && light.count("line") == dark.count("line"))
    #expect(light.texts == dark.texts)
    #expect(Set(light.ids).isDisjoint(with: dark.ids))
    for words in ["5", "10", "20", "50", "100", "70%", "85%", "its weights are here", "others", "beaten by none"] {
      #expect(light.texts.contains(words), "\(words)")
    }
    #expect(figure == Self.networks.figure())
    #expect(figure.light.utf8.count < 40_000)
  }

  /// Each of the twenty-six has its name on a wide screen; on a narrow one those that none beats and the marked one have.
  @Test func namesStandApart() throws {
    let drawing = try #require(ScatterChartDrawing(Self.networks))
    #expect(Set(drawing.wide.map(\.name)) == Set(Self.networks.points.map(\.name)))
    let best = Set(Self.networks.front.map(\.name))
    #expect(best.count == 7)
    #expect(Set(drawing.narrow.map(\.name)) == best.union(["Xception"]))
    Self.expectOrder(drawing)
  }

  /// Where there is no room for all, those that are named are legible, and the table has the rest.
  @Test(arguments: [1, 2, 9, 40, 300]) func anyNumberOfPoints(count: Int) throws {
    let chart = ScatterChart(
      title: "Many",
      points: (0..<count).map {
        .init("network \($0)", x: 30 + Double($0 * 7 % 31) / 3, y: 0.7 + Double($0 * 5 % 23) / 400)
      }, xTitle: "milliseconds", yTitle: "accuracy", xIsLogarithmic: count % 2 == 0, yFormat: .percent,
      drawsFront: count > 100)
    let drawing = try #require(ScatterChartDrawing(chart))
    #expect(
      drawing.wide.count >= (count > 100 ? 1 : min(count, 20)) && drawing.wide.count <= 60, "\(drawing.wide.count)")
    Self.expectOrder(drawing)
    #expect(chart.figure().data.rows.count == count)
    #expect(chart.figure().light.utf8.count < 150_000)
  }

  /// No name covers another, a point or another's leader, and none leaves the area.
  private static func expectOrder(_ drawing: ScatterChartDrawing) {
    for labels in [drawing.wide, drawing.narrow] {
      for (index, label) in labels.enumerated() {
        let box = label.place.box
        #expect(drawing.area.contains(box), "\(label.name)")
        for place in drawing.places {
          #expect(box.distance(to: place) >= ScatterChartDrawing.radius, "\(label.name) covers a point")
        }
        for (other, second) in labels.enumerated() where other != index {
          #expect(box.overlap(second.place.box) == 0, "\(label.name) covers \(second.name)")
          if let leader = second.place.leader {
            #expect(!box.meets(leader), "\(label.name) covers the line to \(second.name)")
          }
        }
        #expect(label.place.leader != nil || box.distance(to: label.point) < ScatterChartDrawing.radius + 7)
      }
    }
  }

  @Test func thoseThatNoneBeats() {
    func front(_ points: [(Double, Double)]) -> [String] {
      ScatterChart(
        title: "", points: points.enumerated().map { .init("\($0.offset)", x: $0.element.0, y: $0.element.1) },
        xTitle: "x", yTitle: "y", drawsFront: true
      ).front.map(\.name)
    }
    #expect(front([(1, 1), (2, 2), (3, 1.5), (2, 1)]) == ["0", "1"])
    // The same twice is beaten by neither; as good for more is beaten.
    #expect(front([(1, 1), (1, 1), (2, 1)]) == ["0", "1"])
    #expect(front([(1, 1), (1, 3), (.nan, 9)]) == ["1"])
    #expect(front([]) == [])
  }

  @Test func whatCannotBeDrawnIsLeftOutAndSaid() throws {
    var chart = ScatterChart(
      title: "Odd", points: [.init("a", x: 0, y: 1), .init("b", x: 2, y: .nan), .init("c", x: 5, y: 2)], xTitle: "ms",
      yTitle: "score", xIsLogarithmic: true)
    #expect(
      chart.figure().description
        == "Score against ms: c at 5.00 with 2.00. 2 points are left out, since a coordinate of each is not finite, or not "
        + "above zero.")
    #expect(chart.figure().data.rows[1] == ["b", "2.00", "not a number"])
    #expect(try SVGReader(chart.figure().light).texts.filter { $0 == "c" }.count == 2)
    chart.xIsLogarithmic = false
    #expect(chart.figure().description.hasSuffix("One point is left out, since a coordinate of it is not finite."))
    chart.points.removeLast(2)
    chart.points[0].x = .infinity
    #expect(
      chart.figure().description == "There is nothing to draw: no point has two coordinates that the axes can show.")
    #expect(try SVGReader(chart.figure().dark).texts == ["No point to draw"])
  }

  @Test(
    arguments: [
      [(1, 1)], [(0, 0), (0, 0)], [(1e-300, 1), (1e99, 2)], [(-5, -5), (5, 5)], [(1e6, 1), (3e6, 1)],
      [(1, 1e99), (2, -1e99)],
      [(3, 0.1), (3.0000000001, 0.2)],
    ] as [[(Double, Double)]])
  func oddCoordinates(points: [(Double, Double)]) throws {
    for isLogarithmic in [false, true] {
      for format in [ValueFormat.measured, .number, .percent] {
        let chart = ScatterChart(
          title: "Odd",
          points: points.map {
            .init("a name <&> that is longer than half of the chart has room for", x: $0.0, y: $0.1)
          },
          xTitle: String(repeating: "very ", count: 20) + "long", yTitle: "value", xIsLogarithmic: isLogarithmic,
          xFormat: format, yFormat: format, startsAtZero: true, drawsFront: true)
        let figure = chart.figure()
        #expect(!figure.light.contains("nan") && !figure.light.contains("inf\""))
        _ = try SVGReader(figure.light)
        _ = try SVGReader(figure.dark)
      }
    }
  }

  @Test func marksHaveWords() throws {
    var chart = Self.networks
    chart.markTitle = nil
    #expect(try SVGReader(chart.figure().light).texts.contains("marked"))
    for index in chart.points.indices { chart.points[index].isMarked = false }
    #expect(!(try SVGReader(chart.figure().light).texts.contains("others")))
    #expect(chart.figure().data.columns.count == 4)
    chart.markTitle = "its weights are here"
    #expect(chart.figure().description.hasSuffix("Its weights are here: of none."))
  }

  @Test(.enabled(if: Golden.isComparable, Golden.why)) func golden() throws {
    try Golden.compare(Self.networks.figure().light, with: "networks-light.svg")
  }
}
