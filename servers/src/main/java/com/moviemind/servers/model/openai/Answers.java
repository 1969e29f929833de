package com.moviemind.servers.model.openai;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes answers in the shapes of OpenAI's interface. Token counts are estimates: four characters a
 * token.
 */
public final class Answers {

  /** The name a text's passport will show. */
  public static final String MODEL = "moviemind-stand-in-1";

  private static final int CHARACTERS_PER_TOKEN = 4;

  private final SplittableRandom random;

  public Answers(long seed) {
    random = new SplittableRandom(seed);
  }

  public static long tokens(int characters) {
    return Math.ceilDiv(characters, CHARACTERS_PER_TOKEN) + 3L;
  }

  public String newId(String prefix) {
    return prefix + hex() + hex();
  }

  /**
   * An answer and what it costs the account.
   *
   * @param body as it is sent
   */
  // The bytes are written once and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  public record Answer(byte[] body, long inputTokens, long outputTokens) {

    static Answer of(ObjectNode body, ModelRequest request, String text) {
      return new Answer(Json.bytes(body), tokens(request.promptLength()), tokens(text.length()));
    }
  }

  /** The answer of {@code /v1/responses}; {@code content} null means that the model refuses. */
  public Answer response(ModelRequest request, @Nullable String content, boolean cutShort) {
    var said = cut(request, content == null ? "" : content, cutShort);
    var part = Json.object();
    if (content == null) {
      part.put("type", "refusal").put("refusal", "I can't help with that.");
    } else {
      part.put("type", "output_text").put("text", said.text());
      part.set("annotations", Json.array());
      part.set("logprobs", Json.array());
    }
    var status = said.whole() ? "completed" : "incomplete";
    var message = Json.object().put("id", newId("msg_")).put("type", "message");
    message.put("status", status).put("role", "assistant");
    message.set("content", Json.array().add(part));
    var answer = Json.object().put("id", newId("resp_")).put("object", "response");
    answer.put("created_at", System.currentTimeMillis() / 1000).put("status", status);
    answer.putNull("error").putNull("instructions").put("model", MODEL);
    if (said.whole()) {
      answer.putNull("incomplete_details");
    } else {
      answer.set("incomplete_details", Json.object().put("reason", "max_output_tokens"));
    }
    answer.set("output", Json.array().add(message));
    answer.put("parallel_tool_calls", true).put("tool_choice", "auto");
    answer.set("tools", Json.array());
    answer.put("temperature", 1.0).put("top_p", 1.0).putNull("previous_response_id");
    var format = request.format() == null ? Json.object().put("type", "text") : request.format();
    answer.set("text", Json.object().set("format", format));
    answer.set("metadata", Json.object());
    answer.set("usage", usage(request, said.text(), "input", "output"));
    return Answer.of(answer, request, said.text());
  }

  /** The answer of {@code /v1/chat/completions}. */
  public Answer chat(ModelRequest request, @Nullable String content, boolean cutShort) {
    var said = cut(request, content == null ? "" : content, cutShort);
    var message = Json.object().put("role", "assistant");
    message.put("content", content == null ? null : said.text());
    message.put("refusal", content == null ? "I can't help with that." : null);
    var choice = Json.object().put("index", 0);
    choice.set("message", message);
    choice.putNull("logprobs").put("finish_reason", said.whole() ? "stop" : "length");
    var answer = Json.object().put("id", newId("chatcmpl-")).put("object", "chat.completion");
    answer.put("created", System.currentTimeMillis() / 1000).put("model", MODEL);
    answer.set("choices", Json.array().add(choice));
    answer.set("usage", usage(request, said.text(), "prompt", "completion"));
    return Answer.of(answer, request, said.text());
  }

  public byte[] model() {
    return Json.bytes(modelNode());
  }

  public byte[] models() {
    var list = Json.object().put("object", "list");
    list.set("data", Json.array().add(modelNode()));
    return Json.bytes(list);
  }

  public byte[] problem(RequestProblem problem) {
    return problem.body();
  }

  private record Said(String text, boolean whole) {}

  private static Said cut(ModelRequest request, String content, boolean cutShort) {
    long limit = request.maxOutputTokens();
    if (cutShort) {
      return new Said(content.substring(0, content.length() / 2), false);
    }
    if (limit > 0 && tokens(content.length()) > limit) {
      int end = (int) Math.min(content.length(), limit * CHARACTERS_PER_TOKEN);
      return new Said(content.substring(0, end), false);
    }
    return new Said(content, true);
  }

  private static ObjectNode usage(ModelRequest request, String text, String in, String out) {
    long input = tokens(request.promptLength());
    long output = tokens(text.length());
    var usage = Json.object().put(in + "_tokens", input);
    usage.set(in + "_tokens_details", Json.object().put("cached_tokens", 0));
    usage.put(out + "_tokens", output);
    usage.set(out + "_tokens_details", Json.object().put("reasoning_tokens", 0));
    return usage.put("total_tokens", input + output);
  }

  private static ObjectNode modelNode() {
    var model = Json.object().put("id", MODEL).put("object", "model");
    return model.put("created", 1_767_225_600).put("owned_by", "moviemind");
  }

  private String hex() {
    return HexFormat.of().toHexDigits(random.nextLong());
  }
}
