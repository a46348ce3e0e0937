import Descriptions
import NoiseScale

/// The keys of a schedule as a file has them.
struct ScheduleKeys: Described {
  var title = ""
  var stages: [Stage]?
  var from: String?
  var transforms: [TransformValue]?
  var length: Position?
  var tracks: [HyperParameter: Track] = [:]
  var counting = Counting()

  static let name = "schedule"
  static let meaning =
    "A schedule in stages, in a track for each hyper-parameter over one length, or made from another by transforms."
  static let template = ScheduleKeys()
  static let fields: [Field<Self>] =
    [
      .required("name", \.title, .name, "Its name; random numbers are addressed by it."),
      Field("stages", \.stages, .list(of: .mapping(Stage.mapping), things: "stages", atLeast: 1), "One after another."),
      Field("from", \.from, .text, "The name of another schedule."),
      Field(
        "transform", \.transforms, .list(of: .named { Transforms.catalog }, things: "transforms"),
        "Applied in this order."),
      Field(
        "length", \.length, .position(Clock.own),
        "How long the run is, where each hyper-parameter has a track of its own."),
    ]
    + HyperParameter.allCases.map { parameter in
      Field(parameter.rawValue, \Self[track: parameter], parameter.allowedTrack, parameter.meaning)
    } + Counting.fields.map { $0.within(\.counting) }

  static var mapping: Mapping {
    var mapping = Mapping(name, parameters, meaning: meaning)
    let ways = Counting.fields.map(\.name)
    let required = [HyperParameter.learningRate, .batchSize].map(\.rawValue)
    let others = HyperParameter.allCases.map(\.rawValue).filter { !required.contains($0) }
    mapping.forms = [
      Mapping.Form(["name", "stages"], optional: ways), ["name", "from", "transform"],
      Mapping.Form(["name", "length"] + required, optional: others + ways),
    ]
    return mapping
  }

  private subscript(track parameter: HyperParameter) -> Track? {
    get { tracks[parameter] }
    set { tracks[parameter] = newValue }
  }
}
