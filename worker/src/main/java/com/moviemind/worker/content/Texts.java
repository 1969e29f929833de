package com.moviemind.worker.content;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores texts. A new text is the next version of its entity, locale and style. */
@Component
public class Texts {

  /** Nobody else numbers a text of this entity, locale and style: its work item is locked. */
  private static final String STORE =
      """
      insert into content.text (id, work_item_id, entity_type, entity_id, locale, context_tag, version, text,
        model, prompt_version, prompt_hash, facts_hash, facts_version, facts_used,
        input_tokens, cached_input_tokens, output_tokens, cost_micros, attempts, checks, provider_ms)
      select n.id, n.item, n.entity_type, n.entity_id, n.locale, n.tag,
        coalesce((select max(t.version) from content.text t
          where t.entity_id = n.entity_id and t.locale = n.locale and t.context_tag = n.tag), 0) + 1,
        n.text, n.model, n.prompt_version, n.prompt_hash, n.facts_hash, n.facts_version,
        string_to_array(n.facts_used, ','), n.input_tokens, n.cached_tokens, n.output_tokens, n.cost, n.attempts,
        string_to_array(n.checks, ','), n.provider_ms
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::int8[], ?::text[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int4[], ?::text[],
        ?::int4[])
        as n(id, item, entity_type, entity_id, locale, tag, text, model, prompt_version, prompt_hash, facts_hash,
          facts_version, facts_used, input_tokens, cached_tokens, output_tokens, cost, attempts, checks, provider_ms)
      returning id, version
      """;

  private final JdbcTemplate jdbc;

  Texts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores these in the caller's transaction, in one statement; answers each text's version. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, Integer> store(List<NewText> texts) {
    if (texts.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .query(
            STORE,
            (row, _) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)),
            column("uuid", texts, NewText::id),
            column("uuid", texts, NewText::workItemId),
            column("text", texts, it -> it.subject().entityType()),
            column("uuid", texts, it -> it.subject().entityId()),
            column("text", texts, it -> it.subject().locale()),
            column("text", texts, it -> it.subject().contextTag()),
            column("text", texts, NewText::text),
            column("text", texts, it -> it.passport().model()),
            column("text", texts, it -> it.passport().promptVersion()),
            column("text", texts, it -> it.passport().promptHash()),
            column("text", texts, it -> it.passport().factsHash()),
            column("int8", texts, it -> it.subject().factsVersion()),
            column("text", texts, it -> String.join(",", it.passport().factsUsed())),
            column("int8", texts, it -> it.passport().inputTokens()),
            column("int8", texts, it -> it.passport().cachedInputTokens()),
            column("int8", texts, it -> it.passport().outputTokens()),
            column("int8", texts, NewText::costMicros),
            column("int4", texts, NewText::attempts),
            column("text", texts, it -> String.join(",", it.passport().checks())),
            column("int4", texts, it -> it.passport().providerMs()))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static SqlArrayValue column(
      String type, List<NewText> texts, Function<NewText, Object> value) {
    return new SqlArrayValue(type, texts.stream().map(value).toArray());
  }
}
