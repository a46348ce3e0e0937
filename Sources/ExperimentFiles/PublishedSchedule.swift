import Descriptions

/// The schedule of a training that was published, as its source states it.
///
/// A file of the folder `Published`: an experiment with one schedule of the same name, for planning. It begins with a comment: a line
/// with the title, and after an empty one where the schedule is from, what of it is assumed, what is contradictory in its sources,
/// notes, and how certain it is: *high* where the paper, the configuration or the log was read, *medium* where a part comes from
/// elsewhere or is an interpretation. The tests hold every file against the facts that were gathered.
public struct PublishedSchedule: Sendable {
  /// What `noise-sim --published` calls it; also the name of the schedule in the file.
  public let name: String
  /// The whole file.
  public let text: String

  /// To add one: a file in `Published`, a line here, and its facts in the tests.
  public static let all: [PublishedSchedule] = [
    PublishedSchedule("resnet50-baseline-256", PackageResources.resnet50_baseline_256_yaml),
    PublishedSchedule("goyal-2017", PackageResources.goyal_2017_yaml),
    PublishedSchedule("akiba-2017", PackageResources.akiba_2017_yaml),
    PublishedSchedule("mlperf-lars-1632", PackageResources.mlperf_lars_1632_yaml),
    PublishedSchedule("mlperf-lars-32768", PackageResources.mlperf_lars_32768_yaml),
    PublishedSchedule("nvidia-resnet50-v1.5", PackageResources.nvidia_resnet50_v1_5_yaml),
    PublishedSchedule("adabatch-cifar-fixed", PackageResources.adabatch_cifar_fixed_yaml),
    PublishedSchedule("adabatch-cifar-adaptive", PackageResources.adabatch_cifar_adaptive_yaml),
    PublishedSchedule("bls-cifar", PackageResources.bls_cifar_yaml),
    PublishedSchedule("bert-lamb-two-phase", PackageResources.bert_lamb_two_phase_yaml),
    PublishedSchedule("modernbert-base", PackageResources.modernbert_base_yaml),
    PublishedSchedule("modernbert-large", PackageResources.modernbert_large_yaml),
    PublishedSchedule("gpt-3-175b", PackageResources.gpt_3_175b_yaml),
    PublishedSchedule("bloom-176b", PackageResources.bloom_176b_yaml),
    PublishedSchedule("mt-nlg-530b", PackageResources.mt_nlg_530b_yaml),
    PublishedSchedule("glm-130b", PackageResources.glm_130b_yaml),
    PublishedSchedule("palm-540b", PackageResources.palm_540b_yaml),
    PublishedSchedule("gopher-280b", PackageResources.gopher_280b_yaml),
    PublishedSchedule("chinchilla-70b", PackageResources.chinchilla_70b_yaml),
    PublishedSchedule("llama-1-7b", PackageResources.llama_1_7b_yaml),
    PublishedSchedule("llama-1-65b", PackageResources.llama_1_65b_yaml),
    PublishedSchedule("llama-2-7b", PackageResources.llama_2_7b_yaml),
    PublishedSchedule("llama-2-70b", PackageResources.llama_2_70b_yaml),
    PublishedSchedule("llama-3-405b", PackageResources.llama_3_405b_yaml),
    PublishedSchedule("nemotron-4-15b", PackageResources.nemotron_4_15b_yaml),
    PublishedSchedule("bloomberggpt-50b", PackageResources.bloomberggpt_50b_yaml),
    PublishedSchedule("minimax-text-01", PackageResources.minimax_text_01_yaml),
    PublishedSchedule("apertus-8b", PackageResources.apertus_8b_yaml),
    PublishedSchedule("apertus-70b", PackageResources.apertus_70b_yaml),
    PublishedSchedule("deepseek-llm-7b", PackageResources.deepseek_llm_7b_yaml),
    PublishedSchedule("deepseek-llm-67b", PackageResources.deepseek_llm_67b_yaml),
    PublishedSchedule("deepseek-v2", PackageResources.deepseek_v2_yaml),
    PublishedSchedule("deepseek-v2-lite", PackageResources.deepseek_v2_lite_yaml),
    PublishedSchedule("deepseek-v3", PackageResources.deepseek_v3_yaml),
    PublishedSchedule("minicpm-2.4b", PackageResources.minicpm_2_4b_yaml),
    PublishedSchedule("minicpm-1.2b", PackageResources.minicpm_1_2b_yaml),
    PublishedSchedule("kimi-k2", PackageResources.kimi_k2_yaml),
    PublishedSchedule("moonlight-16b", PackageResources.moonlight_16b_yaml),
    PublishedSchedule("glm-4.5", PackageResources.glm_4_5_yaml),
    PublishedSchedule("nemotron-3-nano", PackageResources.nemotron_3_nano_yaml),
    PublishedSchedule("opt-125m", PackageResources.opt_125m_yaml),
    PublishedSchedule("opt-13b", PackageResources.opt_13b_yaml),
    PublishedSchedule("opt-175b-as-run", PackageResources.opt_175b_as_run_yaml),
    PublishedSchedule("opt-175b-planned", PackageResources.opt_175b_planned_yaml),
    PublishedSchedule("nanogpt-124m", PackageResources.nanogpt_124m_yaml),
    PublishedSchedule("olmo-1-7b", PackageResources.olmo_1_7b_yaml),
    PublishedSchedule("olmo-2-7b", PackageResources.olmo_2_7b_yaml),
    PublishedSchedule("olmo-2-32b", PackageResources.olmo_2_32b_yaml),
    PublishedSchedule("olmo-3-7b", PackageResources.olmo_3_7b_yaml),
    PublishedSchedule("olmo-3-32b", PackageResources.olmo_3_32b_yaml),
    PublishedSchedule("olmo-1b-batch-warm-up", PackageResources.olmo_1b_batch_warm_up_yaml),
    PublishedSchedule("smollm2-1.7b", PackageResources.smollm2_1_7b_yaml),
    PublishedSchedule("smollm3-3b", PackageResources.smollm3_3b_yaml),
    PublishedSchedule("marin-8b", PackageResources.marin_8b_yaml),
    PublishedSchedule("marin-32b", PackageResources.marin_32b_yaml),
    PublishedSchedule("modded-nanogpt-2025-11", PackageResources.modded_nanogpt_2025_11_yaml),
    PublishedSchedule("modded-nanogpt-2026-08", PackageResources.modded_nanogpt_2026_08_yaml),
  ]

  private init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The one of this name.
  /// - Throws: ``/Descriptions/Fault`` of the kind `usage` for an unknown name, which says the nearest known one.
  public static func named(_ name: String) throws(Fault) -> PublishedSchedule {
    guard let schedule = all.first(where: { $0.name == name }) else {
      throw Fault(
        "--published", "'\(name)'",
        allowed: "the name of a published schedule" + all.map(\.name).suggestion(for: name)
          + " (noise-sim scale --list names them)", kind: .usage)
    }
    return schedule
  }

  /// One line: what was trained.
  public var title: String { comment.lines.first ?? "" }

  /// The comment as it stands in the file.
  public var header: String { comment.text }

  private var comment: HeaderComment { HeaderComment(of: text) }
}
