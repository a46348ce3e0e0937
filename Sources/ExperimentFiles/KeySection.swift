import Descriptions

/// The keys of one mapping of an experiment file.
struct KeySection {
  /// What a key belongs to: the chapters of the list, in their order.
  enum Chapter: String, CaseIterable {
    case experiment, schedule, law, transform, optimizer, problem, data

    var title: String {
      switch self {
      case .experiment: "The experiment"
      case .schedule: "Schedules and their stages"
      case .law: "Laws, in place of a number"
      case .transform: "Transforms"
      case .optimizer: "Optimizers"
      case .problem: "Problems"
      case .data: "Data sets of a network"
      }
    }
  }

  var chapter: Chapter
  /// What the mapping describes: `stage`, `cosine`.
  var name: String
  /// What it is one of, where it is named: `law`; a column of a file may be a `curvature` and a `gradient-variance`.
  var kinds: [String]
  var meaning: String
  var parameters: [Parameter]
  /// Whether exactly one of the keys is given.
  var isChoice = false
  /// The keys of each way to say it, where there are several.
  var forms: [Mapping.Form] = []
  /// Whose names may stand in place of a key, and of which.
  var alternatives: Mapping.Alternatives?
  /// The key whose word brings further keys.
  var variantKey: String?

  var title: String { kinds.isEmpty ? name : "\(name) (\(kinds.joined(separator: ", ")))" }

  /// The meaning, and which keys go together.
  var introduction: String {
    let ways = forms.map { form in
      form.required.joined(separator: ", ")
        + (form.optional.isEmpty ? "" : " (and \(form.optional.joined(separator: ", ")))")
    }.joined(separator: "; or ")
    return meaning + (isChoice ? " Exactly one of these." : "") + (ways.isEmpty ? "" : " Its keys are \(ways).")
      + (variantKey.map { " The keys of its \($0) stand beside these." } ?? "")
      + (alternatives.map { " In place of \($0.key), the name of a \($0.catalog().kind) with its parameters." } ?? "")
  }

  /// The same with the keys of that name alone; `nil` where there is none.
  func only(_ key: String) -> KeySection? {
    var section = self
    section.parameters.removeAll { $0.name != key }
    return section.parameters.isEmpty ? nil : section
  }

  /// Those of the experiment and of all that its keys lead to, each once, by chapter.
  static let all: [KeySection] = {
    var walk = Walk()
    walk.visit(ExperimentSchema.mapping, ExperimentSchema.mapping.meaning, in: .experiment)
    return Chapter.allCases.flatMap { chapter in walk.sections.filter { $0.chapter == chapter } }
  }()

  private struct Walk {
    var sections: [KeySection] = []

    /// - Parameter meaning: Of the key that leads to the mapping.
    mutating func visit(
      _ mapping: Mapping, _ meaning: String, kind: String? = nil, isChoice: Bool = false, in parent: Chapter
    ) {
      let chapter = (kind ?? mapping.owner).chapter ?? parent
      if let known = sections.firstIndex(where: { $0.name == mapping.owner && $0.chapter == chapter }) {
        if let kind, !sections[known].kinds.contains(kind) { sections[known].kinds.append(kind) }
        return
      }
      sections.append(
        KeySection(
          chapter: chapter, name: mapping.owner, kinds: kind.map { [$0] } ?? [],
          meaning: mapping.meaning.isEmpty ? meaning : mapping.meaning, parameters: mapping.parameters,
          isChoice: isChoice, forms: mapping.forms, alternatives: mapping.alternatives,
          variantKey: mapping.variants?.key))
      for parameter in mapping.parameters {
        visit(parameter.allowed, parameter.meaning, kind: isChoice ? mapping.owner : nil, in: chapter)
      }
      if let variants = mapping.variants {
        for variant in variants.cases { visit(variant, variant.meaning, kind: variants.key, in: chapter) }
      }
    }

    mutating func visit(_ allowed: Allowed, _ meaning: String, kind: String?, in chapter: Chapter) {
      switch allowed {
      case .mapping(let mapping): visit(mapping, meaning, kind: kind, in: chapter)
      case .choice(let mapping): visit(mapping, meaning, kind: kind, isChoice: true, in: chapter)
      case .list(let element, _, _, _): visit(element, meaning, kind: kind, in: chapter)
      case .either(let alternatives, _):
        for alternative in alternatives { visit(alternative, meaning, kind: kind, in: chapter) }
      case .named(let catalog):
        let catalog = catalog()
        for entry in catalog.entries { visit(entry.mapping, entry.meaning, kind: catalog.kind, in: chapter) }
      case .number, .integer, .measure, .oneOf, .flag, .text, .name, .word, .file: break
      }
    }
  }
}

extension String {
  /// The chapter that mappings and named things of this name begin.
  fileprivate var chapter: KeySection.Chapter? { KeySection.Chapter(rawValue: self) }
}
