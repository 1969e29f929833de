package com.moviemind.worker.vitals;

import com.moviemind.worker.ledger.Instance;
import com.moviemind.worker.limits.ModelLimits;
import com.moviemind.worker.provider.ProviderProperties;
import com.moviemind.worker.vitals.Costs.CallPrice;
import com.moviemind.worker.vitals.Costs.PromptSize;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where the api reads how this process does. */
final class VitalsTable {

  private static final String INSTANCE =
      """
      insert into worker.instance (name, slots, running, running_batch, interactive_starts, interactive_seconds,
        batch_starts, batch_seconds, start_rate, interactive_rate, call_p50_ms, call_p95_ms, intake_p50_ms,
        intake_p95_ms, claim_p50_ms, claim_p95_ms)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (name) do update set seen_at = clock_timestamp(), slots = excluded.slots, running = excluded.running,
        running_batch = excluded.running_batch, interactive_starts = excluded.interactive_starts,
        interactive_seconds = excluded.interactive_seconds, batch_starts = excluded.batch_starts,
        batch_seconds = excluded.batch_seconds, start_rate = excluded.start_rate,
        interactive_rate = excluded.interactive_rate, call_p50_ms = excluded.call_p50_ms,
        call_p95_ms = excluded.call_p95_ms, intake_p50_ms = excluded.intake_p50_ms,
        intake_p95_ms = excluded.intake_p95_ms, claim_p50_ms = excluded.claim_p50_ms,
        claim_p95_ms = excluded.claim_p95_ms
      """;

  private static final String MODEL =
      """
      insert into worker.model_state (instance, model, rank, breaker, held_until, concurrency, requests_per_minute,
        tokens_per_minute, tokens_per_call, calls_seen, calls_rejected, asked_pause, broken_since)
      values (?, ?, ?, ?, clock_timestamp() + nullif(?::float8, 0) * interval '1 second', ?, ?, ?, ?, ?, ?, ?,
        clock_timestamp() - nullif(?::float8, 0) * interval '1 second')
      on conflict (instance, model) do update set seen_at = clock_timestamp(), rank = excluded.rank,
        breaker = excluded.breaker, held_until = excluded.held_until, concurrency = excluded.concurrency,
        requests_per_minute = excluded.requests_per_minute, tokens_per_minute = excluded.tokens_per_minute,
        tokens_per_call = excluded.tokens_per_call, calls_seen = excluded.calls_seen,
        calls_rejected = excluded.calls_rejected, asked_pause = excluded.asked_pause,
        broken_since = excluded.broken_since
      """;

  private static final String PRICE =
      """
      insert into worker.call_price (model, rank, price_version, input_price, output_price, max_output_tokens, max_calls)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (model) do update set rank = excluded.rank, price_version = excluded.price_version,
        input_price = excluded.input_price, output_price = excluded.output_price,
        max_output_tokens = excluded.max_output_tokens, max_calls = excluded.max_calls, written_at = clock_timestamp()
      """;

  private static final String SIZE =
      """
      insert into worker.prompt_size (entity_type, locale, context_tag, prompt_version, bytes, remark_bytes)
      values (?, ?, ?, ?, ?, ?)
      on conflict (entity_type, locale, context_tag) do update set prompt_version = excluded.prompt_version,
        bytes = excluded.bytes, remark_bytes = excluded.remark_bytes
        where (prompt_size.prompt_version, prompt_size.bytes, prompt_size.remark_bytes)
          <> (excluded.prompt_version, excluded.bytes, excluded.remark_bytes)
      """;

  private final JdbcTemplate jdbc;
  private final Vitals vitals;
  private final ModelLimits limits;
  private final Instance instance;
  private final int slots;

  VitalsTable(
      JdbcTemplate jdbc,
      Vitals vitals,
      ModelLimits limits,
      Instance instance,
      ProviderProperties provider) {
    this.jdbc = jdbc;
    this.vitals = vitals;
    this.limits = limits;
    this.instance = instance;
    this.slots = provider.concurrency();
  }

  /** What is published of a model will not be so for long. */
  boolean isModelInTrouble() {
    return limits.states().stream()
        .anyMatch(it -> it.rejections().rejected() > 0 || it.brokenFor().isPositive());
  }

  void publish() {
    var now = vitals.read();
    jdbc.update(
        INSTANCE,
        instance.name(),
        slots,
        now.running(),
        now.runningBatch(),
        now.interactive().starts(),
        now.interactive().seconds(),
        now.batch().starts(),
        now.batch().seconds(),
        now.interactive().perSecond() + now.batch().perSecond(),
        now.interactiveArrivals(),
        now.calls().p50(),
        now.calls().p95(),
        now.intake().p50(),
        now.intake().p95(),
        now.claims().p50(),
        now.claims().p95());
    var models = limits.states();
    jdbc.batchUpdate(
        MODEL,
        models.stream()
            .map(it ->
                new Object[] {
                  instance.name(),
                  it.model(),
                  it.rank(),
                  it.breaker(),
                  it.held().toMillis() / 1e3,
                  it.concurrency(),
                  it.requestsPerMinute(),
                  it.tokensPerMinute(),
                  it.tokensPerCall(),
                  it.rejections().calls(),
                  it.rejections().rejected(),
                  it.rejections().pause().toMillis() / 1e3,
                  it.brokenFor().toMillis() / 1e3
                })
            .toList());
  }

  void costs(List<CallPrice> prices, List<PromptSize> sizes) {
    jdbc.batchUpdate(
        PRICE,
        prices.stream()
            .map(it ->
                new Object[] {
                  it.model(),
                  it.rank(),
                  it.priceVersion(),
                  it.input(),
                  it.output(),
                  it.maxOutputTokens(),
                  it.maxCalls()
                })
            .toList());
    jdbc.batchUpdate(
        SIZE,
        sizes.stream()
            .map(it ->
                new Object[] {
                  it.entityType(),
                  it.locale(),
                  it.contextTag(),
                  it.promptVersion(),
                  it.bytes(),
                  it.remarkBytes()
                })
            .toList());
  }

  /** Processes and models that are no more are forgotten; the last signs of life stay for long. */
  void sweep() {
    jdbc.update(
        "delete from worker.instance where seen_at < clock_timestamp() - interval '7 days'");
    jdbc.update(
        "delete from worker.model_state where seen_at < clock_timestamp() - interval '1 hour'");
    jdbc.update(
        "delete from worker.call_price where written_at < clock_timestamp() - interval '1 hour'");
  }
}
