package com.moviemind.worker.prompt;

import com.moviemind.worker.prompt.Release.Words;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The prompt in use for each kind of entity. A model reads the released instructions, and as its
 * input one JSON object: the task, and the facts as they came.
 */
@Component
public final class Prompts {

  /** More than the input's JSON around the facts, in bytes. */
  private static final int ENVELOPE = 512;

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Release> releases =
      Map.of(
          "MOVIE", Release.read("movie/1", new Words(60, 140)),
          "PERSON", Release.read("person/1", new Words(60, 140)),
          "TV_SERIES", Release.read("tv_series/1", new Words(60, 140)),
          "TV_SHOW", Release.read("tv_show/1", new Words(60, 140)));

  /** Fills the prompt in. */
  public RenderedPrompt render(Assignment assignment) {
    var release = release(assignment.entityType());
    var names = names(assignment.facts());
    var input = input(assignment, release.words());
    return new RenderedPrompt(
        release.name(),
        release.instructions(),
        input,
        Sha256.hex(release.instructions(), "\n", input),
        Sha256.hex(assignment.facts()),
        names);
  }

  /** An upper bound of the prompt's bytes, before it is rendered. */
  public long boundInBytes(String entityType, long factsBytes) {
    return release(entityType).bytes() + factsBytes + ENVELOPE;
  }

  /**
   * The most bytes of a prompt about something, without its facts.
   *
   * @param release for example movie/1
   */
  public record Size(
      String entityType, String locale, String contextTag, String release, long bytes) {}

  /** Of everything that can be asked for; locale and style do not matter to the size as yet. */
  public List<Size> sizes() {
    return releases.entrySet().stream()
        .map(it ->
            new Size(it.getKey(), "*", "*", it.getValue().name(), boundInBytes(it.getKey(), 0)))
        .toList();
  }

  private Release release(String entityType) {
    var release = releases.get(entityType);
    if (release == null) {
      throw new UnreadableFacts("No prompt is about a " + entityType + ".");
    }
    return release;
  }

  private static String input(Assignment assignment, Words words) {
    var input = new StringWriter(ENVELOPE + assignment.facts().length());
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), input)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("task");
      json.writeStringProperty("entity_type", assignment.entityType());
      json.writeStringProperty("locale", assignment.locale());
      json.writeStringProperty(
          "language",
          Locale.forLanguageTag(assignment.locale()).getDisplayLanguage(Locale.ENGLISH));
      json.writeStringProperty("context_tag", assignment.contextTag());
      json.writeNumberProperty("min_words", words.min());
      json.writeNumberProperty("max_words", words.max());
      json.writeEndObject();
      json.writeName("facts");
      json.writeRawValue(assignment.facts());
      json.writeEndObject();
    }
    return input.toString();
  }

  /**
   * Reads all of the facts: they go into the prompt as they are, so they must be one JSON object.
   */
  private static List<String> names(String facts) {
    var names = new ArrayList<String>();
    try (var json = JSON.createParser(ObjectReadContext.empty(), facts)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableFacts("The facts are not a JSON object.");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        names.add(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
      if (json.nextToken() != null) {
        throw new UnreadableFacts("Something follows the facts.");
      }
    } catch (JacksonException e) {
      throw new UnreadableFacts("The facts are not JSON.");
    }
    return List.copyOf(names);
  }
}
