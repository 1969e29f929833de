package com.moviemind.servers.model;

import com.moviemind.servers.model.control.CallLog;
import com.moviemind.servers.model.control.FaultPlan;
import com.moviemind.servers.model.control.Latency;
import com.moviemind.servers.model.openai.Answers;
import com.moviemind.servers.model.openai.RequestProblem;
import com.moviemind.servers.model.wire.HttpLoop;
import com.moviemind.servers.model.wire.Reply;
import com.moviemind.servers.model.wire.Request;
import java.io.IOException;
import java.util.List;

/**
 * The running stand-in: which path leads where. Everything happens on the thread that calls {@link
 * #run}.
 */
final class StandIn implements AutoCloseable {

  private final Answers answers;
  private final Generation generation;
  private final ControlRoom controlRoom;
  private final HttpLoop loop;

  /** Listens from here on; serves while {@link #run} runs. */
  StandIn(StandInOptions options) throws IOException {
    var calls = new CallLog();
    var faults = new FaultPlan(options.seed());
    if (options.faults() != null) {
      faults.replaceWith(options.faults());
    }
    answers = new Answers(options.seed());
    var latency = new Latency(options.latencyMedianMs(), options.latencySigma(), options.seed());
    generation = new Generation(options, answers, calls, faults, latency);
    controlRoom = new ControlRoom(calls, faults, latency, generation.limit());
    loop = new HttpLoop(options.port(), this::answer);
  }

  int port() {
    return loop.port();
  }

  void run() throws IOException {
    loop.run();
  }

  @Override
  public void close() throws IOException {
    loop.close();
  }

  private Reply answer(Request request) {
    try {
      return routed(request);
    } catch (RequestProblem problem) {
      return problem(problem);
    } catch (RuntimeException unexpected) {
      // One bad request must not end the only thread.
      System.err.println(
          "answering 500 to " + request.method() + " " + request.path() + ": " + unexpected);
      return problem(
          new RequestProblem(
              500,
              "server_error",
              null,
              null,
              "The server had an error while processing your request."));
    }
  }

  private Reply routed(Request request) throws RequestProblem {
    var path = request.path().split("\\?", 2)[0];
    if (path.startsWith("/stand-in/")) {
      return controlRoom.answer(request, path);
    }
    return switch (path) {
      case "/v1/responses" -> generation.responses(only("POST", request, path));
      case "/v1/chat/completions" -> generation.chat(only("POST", request, path));
      case "/v1/models" -> {
        Generation.requireKey(only("GET", request, path));
        yield json(200, List.of(), answers.models());
      }
      case "/v1/models/" + Answers.MODEL -> {
        Generation.requireKey(only("GET", request, path));
        yield json(200, List.of(), answers.model());
      }
      default -> throw unknown(request, path);
    };
  }

  private static Request only(String method, Request request, String path) throws RequestProblem {
    if (!request.method().equals(method)) {
      throw new RequestProblem(
          405,
          "invalid_request_error",
          "method_not_supported",
          null,
          "Not allowed to " + request.method() + " on " + path + ".");
    }
    return request;
  }

  private static RequestProblem unknown(Request request, String path) {
    if (path.startsWith("/v1/models/")) {
      return new RequestProblem(
          404, "invalid_request_error", "model_not_found", "model", "The model does not exist.");
    }
    return new RequestProblem(
        404,
        "invalid_request_error",
        "unknown_url",
        null,
        "Unknown request URL: " + request.method() + " " + path + ".");
  }

  private Reply problem(RequestProblem problem) {
    return json(problem.status(), List.of(), answers.problem(problem));
  }

  private Reply json(int status, List<String> more, byte[] body) {
    return Reply.of(status, Generation.headers(answers, more), body);
  }
}
