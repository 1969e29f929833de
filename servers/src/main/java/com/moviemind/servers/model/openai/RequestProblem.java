package com.moviemind.servers.model.openai;

import org.jspecify.annotations.Nullable;

/** Why a request gets no answer, in the words of OpenAI's error bodies. */
public final class RequestProblem extends Exception {

  private final int status;
  private final String type;
  private final @Nullable String param;
  private final @Nullable String code;

  public RequestProblem(
      int status, String type, @Nullable String code, @Nullable String param, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  static RequestProblem missing(String param) {
    return invalid(
        "missing_required_parameter", param, "Missing required parameter: '" + param + "'.");
  }

  static RequestProblem invalid(@Nullable String code, @Nullable String param, String message) {
    return new RequestProblem(400, "invalid_request_error", code, param, message);
  }

  public int status() {
    return status;
  }

  byte[] body() {
    var error = Json.object();
    error.put("message", getMessage()).put("type", type).put("param", param).put("code", code);
    return Json.bytes(Json.object().set("error", error));
  }
}
