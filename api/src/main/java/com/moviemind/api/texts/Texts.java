package com.moviemind.api.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to the stored texts. */
@Component
public class Texts {

  /** The locale whose newest text is an entity's default, and that others fall back to. */
  public static final String DEFAULT_LOCALE = "en-US";

  private static final String NEWEST_FIRST =
      " order by (locale = '" + DEFAULT_LOCALE + "') desc, generated_at desc, id desc";

  private final JdbcClient jdbc;

  Texts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The id of the entity's default text: the newest in the default locale, else the newest of all;
   * null where it has no text.
   */
  public @Nullable UUID defaultText(UUID entityId) {
    return jdbc.sql(
            "select id from content.text where entity_id = :entity" + NEWEST_FIRST + " limit 1")
        .param("entity", entityId)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  /** The default texts of these entities, by entity; entities without a text are left out. */
  public Map<UUID, UUID> defaults(Collection<UUID> entityIds) {
    return jdbc
        .sql(
            """
            select it.entity_id, newest.id from unnest(:entities::uuid[]) as it (entity_id)
            cross join lateral (
              select id from content.text where entity_id = it.entity_id
            """
                + NEWEST_FIRST
                + " limit 1) newest")
        .param("entities", entityIds.toArray(UUID[]::new))
        .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * The texts of these entities, by entity: of each locale and style the newest version, the
   * default text first. One statement.
   */
  public Map<UUID, List<Text>> of(Collection<UUID> entityIds) {
    return jdbc
        .sql(
            """
            select * from (
              select distinct on (entity_id, locale, context_tag) * from content.text
              where entity_id = any(:entities)
              order by entity_id, locale, context_tag, version desc) newest
            """
                + NEWEST_FIRST)
        .param("entities", entityIds.toArray(UUID[]::new))
        .query((row, _) -> text(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Text::entityId));
  }

  /** The text with this id, also an old version; null where the entity has none with it. */
  public @Nullable Text find(UUID entityId, UUID id) {
    return jdbc.sql("select * from content.text where id = :id and entity_id = :entity")
        .param("id", id)
        .param("entity", entityId)
        .query((row, _) -> text(row))
        .optional()
        .orElse(null);
  }

  /** These texts by id, also old versions; those that are no more are left out. One statement. */
  public Map<UUID, Text> byId(Collection<UUID> ids) {
    return jdbc
        .sql("select * from content.text where id = any(:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, _) -> text(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Text::id, Function.identity()));
  }

  private static Text text(ResultSet row) throws SQLException {
    return new Text(
        row.getObject("id", UUID.class),
        row.getObject("entity_id", UUID.class),
        row.getString("locale"),
        row.getString("context_tag"),
        row.getInt("version"),
        row.getString("text"),
        row.getString("origin"),
        passport(row));
  }

  private static Text.Passport passport(ResultSet row) throws SQLException {
    return new Text.Passport(
        row.getString("model"),
        row.getString("prompt_version"),
        row.getString("prompt_hash"),
        row.getString("facts_hash"),
        row.getLong("facts_version"),
        strings(row, "facts_used"),
        row.getLong("input_tokens"),
        row.getLong("cached_input_tokens"),
        row.getLong("output_tokens"),
        row.getLong("cost_micros"),
        row.getInt("attempts"),
        strings(row, "checks"),
        row.getInt("provider_ms"),
        row.getObject("generated_at", OffsetDateTime.class).toInstant());
  }

  private static List<String> strings(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
