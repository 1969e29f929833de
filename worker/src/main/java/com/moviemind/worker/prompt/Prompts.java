package com.moviemind.worker.prompt;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The prompts in use. A model reads released instructions, one part for the kind of entity and the
 * style and one for the language; and as its input a line with the task, and the facts behind a
 * {@link Fence}.
 */
@Component
public final class Prompts {

  /** More than {@link #again} adds, in UTF-8. */
  public static final int MOST_REMARKS_IN_BYTES = 4_000;

  /** More than the task has, in bytes. */
  private static final int TASK = 384;

  private static final int LEAST_WORDS = 60;
  private static final int MOST_WORDS = 140;

  private static final JsonFactory JSON = new JsonFactory();

  private final Library library = Library.inUse();

  /** Fills the prompt in. */
  public RenderedPrompt render(Assignment assignment) {
    var about = library.about(assignment.entityType(), assignment.contextTag());
    var locale = library.locale(assignment.locale());
    var names = names(assignment.facts());
    var factsHash = Sha256.hex(assignment.facts());
    var fence = Fence.around(factsHash);
    var instructions = about.text() + "\n\n" + locale.text();
    var input = task(assignment, fence) + "\n" + fence.fenced(assignment.facts());
    return new RenderedPrompt(named(about, locale), instructions, input, factsHash, names);
  }

  /**
   * The same assignment for a model whose text was turned down.
   *
   * @param remarks why; words of ours alone, for they stand among the instructions
   */
  public RenderedPrompt again(RenderedPrompt before, List<String> remarks) {
    var again = library.again();
    var told = again.text().replace("{remarks}", String.join("\n- ", remarks));
    return new RenderedPrompt(
        before.release() + "+" + again.name(),
        before.instructions() + "\n\n" + told,
        before.input(),
        before.factsHash(),
        before.factsUsed());
  }

  /** An upper bound of the prompt's bytes, before it is rendered. */
  public long boundInBytes(long factsBytes) {
    return library.longest() + factsBytes + TASK + Fence.MOST_BYTES;
  }

  /**
   * The most bytes of a prompt about something, without its facts.
   *
   * @param release for example movie/modern/1+pl-PL/1
   */
  public record Size(
      String entityType, String locale, String contextTag, String release, long bytes) {}

  /** Of everything that can be asked for. */
  public List<Size> sizes() {
    return library.kinds().stream()
        .flatMap(kind ->
            library.locales().stream()
                .map(locale ->
                    new Size(
                        kind.entityType(),
                        locale,
                        kind.contextTag(),
                        named(
                            library.about(kind.entityType(), kind.contextTag()),
                            library.locale(locale)),
                        boundInBytes(0))))
        .toList();
  }

  private static String named(Release about, Release locale) {
    return about.name() + "+" + locale.name().substring(Library.LOCALE.length());
  }

  private static String task(Assignment assignment, Fence fence) {
    var task = new StringWriter(TASK);
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), task)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("task");
      json.writeStringProperty("entity_type", assignment.entityType());
      json.writeStringProperty("locale", assignment.locale());
      json.writeStringProperty(
          "language",
          Locale.forLanguageTag(assignment.locale()).getDisplayLanguage(Locale.ENGLISH));
      json.writeStringProperty("context_tag", assignment.contextTag());
      json.writeNumberProperty("min_words", LEAST_WORDS);
      json.writeNumberProperty("max_words", MOST_WORDS);
      json.writeStringProperty("fence", fence.name());
      json.writeEndObject();
      json.writeEndObject();
    }
    return task.toString();
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
