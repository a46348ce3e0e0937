import Descriptions

/// Something described that has a parameter of every kind.
struct Kettle: Described, NodeValue, Equatable {
  enum Colour: String, Word { case red, green }

  /// What may be in it, and again a kettle.
  struct Content: Described, NodeValue, Equatable {
    var litres = 1.0
    static let name = "content"
    static let meaning = "What is in it."
    static let template = Content()
    static let fields: [Field<Self>] = [Field("litres", \.litres, .number(.positive, unit: "litres"), "How much.")]
    static var mapping: Mapping { Mapping(name, parameters, shorthand: "litres") }

    init(litres: Double = 1) { self.litres = litres }
    init(_ node: Node) throws(Fault) {
      if let litres = node.number { self.init(litres: litres) } else { self = try Self.read(node) }
    }
  }

  var volume: Double
  var cups: Int?
  var isLoud = false
  var colour = Colour.red
  var label = "kettle"
  var marks: [Double] = []
  var content = Content()
  var sizes = 1

  static let name = "kettle"
  static let meaning = "A vessel for water."
  static let template = Kettle(volume: 1)
  static let fields: [Field<Self>] = [
    .required("volume", \.volume, .number(.positive), "Litres."),
    Field("cups", \.cups, .integer(from: 1, to: 12), "How many it fills.", depends: "as many as there are"),
    Field("loud", \.isLoud, .flag, "Whether it whistles."),
    Field("colour", \.colour, .words(Colour.self), "Its colour."),
    Field("label", \.label, .text, "What it says.", isOmitted: true),
    Field("marks", \.marks, .list(of: .number(), things: "numbers"), "Marks on its side."),
    Field(
      "content", \.content,
      .either([.number(.positive), .mapping(Content.mapping)], words: "a number > 0 or {litres: …}"),
      "What is in it."),
    Field("sizes", \.sizes, .oneOf([1, 2, 4]), "Which size."),
  ]

  func check() throws(Fault) {
    guard content.litres > volume else { return }
    throw Fault("content", content.litres.shortText, allowed: "at most volume (\(volume.shortText))")
  }
}

/// The same under another name, without required parameters.
struct Pot: Described {
  var depth = 3
  static let name = "pot"
  static let meaning = "Another vessel."
  static let template = Pot()
  static let fields: [Field<Self>] = [Field("depth", \.depth, .integer(from: 1), "Centimetres.")]
}

let vessels = Catalog("vessel", [Kettle.self, Pot.self])

func message<Result>(_ body: () throws(Fault) -> Result) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return error.description
  }
}
