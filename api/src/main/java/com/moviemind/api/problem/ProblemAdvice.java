package com.moviemind.api.problem;

import static com.moviemind.api.problem.CommonProblems.MALFORMED_REQUEST;
import static com.moviemind.api.problem.CommonProblems.METHOD_NOT_ALLOWED;
import static com.moviemind.api.problem.CommonProblems.NOT_ACCEPTABLE;
import static com.moviemind.api.problem.CommonProblems.NOT_FOUND;
import static com.moviemind.api.problem.CommonProblems.UNAVAILABLE;
import static com.moviemind.api.problem.CommonProblems.UNSUPPORTED_MEDIA_TYPE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever ends a request into a problem. A room's own advice, if it has one, goes first. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final Duration AWAY = Duration.ofSeconds(5);

  /** Connection lost, resources exhausted, operator's intervention, system error. */
  private static final Set<String> AWAY_STATES = Set.of("08", "53", "57", "58");

  private final ProblemWriter writer;
  private final Incidents incidents;

  ProblemAdvice(ProblemWriter writer, Incidents incidents) {
    this.writer = writer;
    this.incidents = incidents;
  }

  /**
   * Writes by itself rather than answering an entity: negotiation, the very thing that may have
   * failed, then has no say in it.
   */
  @ExceptionHandler
  void on(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (e instanceof AsyncRequestNotUsableException) {
      log.debug("The client went away before its answer was written");
      return;
    }
    writer.write(problemOf(e, request), request, response);
  }

  private Problem problemOf(Exception e, HttpServletRequest request) {
    return switch (e) {
      case ProblemException it -> it.problem();
      case HttpMessageNotReadableException it -> UnreadableBody.problem(it);
      case MethodArgumentNotValidException it -> InvalidValues.problem(it);
      case HandlerMethodValidationException it -> InvalidValues.problem(it);
      case MethodArgumentTypeMismatchException it ->
          Problem.invalidParameter(it.getName(), "This is not a value of the expected kind.");
      case MissingServletRequestParameterException it ->
          Problem.invalidParameter(it.getParameterName(), "This parameter is required.");
      case MissingRequestHeaderException it ->
          Problem.of(MALFORMED_REQUEST, "The header field " + it.getHeaderName() + " is required.");
      case NoResourceFoundException _, NoHandlerFoundException _ ->
          Problem.of(NOT_FOUND, "There is nothing at this address.");
      case HttpRequestMethodNotSupportedException it -> methodNotAllowed(it);
      case HttpMediaTypeNotSupportedException it -> unsupported(it);
      case HttpMediaTypeNotAcceptableException _ ->
          Problem.of(NOT_ACCEPTABLE, "This address answers application/json.");
      case RequestRejectedException _ -> Rejections.problem();
      case TransientDataAccessException _, AsyncRequestTimeoutException _ -> unavailable(e);
      case Exception it when saysThatTheDatabaseIsAway(it) -> unavailable(e);
      default -> incidents.problem(e, request);
    };
  }

  /**
   * By what the driver said, however it was wrapped: a database that dies is noticed at any step,
   * so also by a rollback, or by Hibernate, which has no exception of its own for it. Without a
   * state it was not the server that spoke, but the pool or the driver, of a lost connection.
   */
  static boolean saysThatTheDatabaseIsAway(Throwable e) {
    return e instanceof DataAccessResourceFailureException
        || Stream.iterate(e, Objects::nonNull, Throwable::getCause)
            .filter(SQLException.class::isInstance)
            .map(it -> ((SQLException) it).getSQLState())
            .anyMatch(it -> it == null || AWAY_STATES.contains(it.substring(0, 2)));
  }

  private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException e) {
    var allowed = e.getSupportedMethods();
    var problem =
        Problem.of(METHOD_NOT_ALLOWED, "This address does not take " + e.getMethod() + ".");
    return allowed == null
        ? problem
        : problem.withHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
  }

  private static Problem unsupported(HttpMediaTypeNotSupportedException e) {
    var problem = Problem.of(UNSUPPORTED_MEDIA_TYPE, "Send application/json in UTF-8.");
    return e.getSupportedMediaTypes().isEmpty()
        ? problem
        : problem.withHeader(HttpHeaders.ACCEPT, MediaType.toString(e.getSupportedMediaTypes()));
  }

  private static Problem unavailable(Exception e) {
    log.warn(
        "The database did not answer ({}); the client is asked to come back",
        e.getClass().getSimpleName());
    return Problem.of(UNAVAILABLE, "A store is away for the moment. Nothing was lost; try again.")
        .withRetryAfter(AWAY);
  }
}
