package com.moviemind.api.quotes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The door to what texts may cost. */
@Component
public class Quotes {

  private static final long TOKENS_PER_PRICE = 1_000_000;

  /** A row for everything is used where nothing closer is published. */
  private static final String PRICES =
      """
      select p.model, p.price_version, p.input_price, p.output_price, p.max_output_tokens, p.max_calls,
        s.prompt_version, s.bytes, s.remark_bytes
      from content.call_price p cross join (
        select * from content.prompt_size
        where entity_type = ? and locale in (?, '*') and context_tag in (?, '*')
        order by locale = '*', context_tag = '*' limit 1) s
      """;

  private static final String SHORTAGE =
      """
      select whose, period, until from content.budget_room(?) where left_micros < ?
      order by until desc limit 1
      """;

  private final JdbcTemplate jdbc;

  Quotes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The most that a text can cost, whichever model of the chain writes it; null while no worker has
   * said what its calls cost.
   *
   * @param factsBytes length of the facts in UTF-8
   */
  public @Nullable Bound of(String entityType, String locale, String contextTag, long factsBytes) {
    return jdbc
        .query(PRICES, (row, _) -> bound(row, factsBytes), entityType, locale, contextTag)
        .stream()
        .max(Comparator.comparingLong(Bound::callMicros))
        .orElse(null);
  }

  /** The budget that would hold a call of this price longest; null where all have room for it. */
  public @Nullable Shortage shortage(UUID tenantId, long micros) {
    List<Shortage> found =
        jdbc.query(
            SHORTAGE,
            (row, _) ->
                new Shortage(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()),
            tenantId,
            micros);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static Bound bound(ResultSet row, long factsBytes) throws SQLException {
    var input = row.getLong("bytes") + factsBytes;
    var output = row.getLong("max_output_tokens");
    var price = row.getLong("input_price");
    var microsTimesTokens = input * price + output * row.getLong("output_price");
    var remarks = row.getLong("remark_bytes") * price;
    return new Bound(
        row.getString("model"),
        row.getString("price_version"),
        row.getString("prompt_version"),
        input,
        output,
        Math.ceilDiv(microsTimesTokens, TOKENS_PER_PRICE),
        Math.ceilDiv(microsTimesTokens + remarks, TOKENS_PER_PRICE),
        row.getInt("max_calls"));
  }
}
