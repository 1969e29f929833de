package com.moviemind.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.Client.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is sent, the answer is a problem that names the place: never a 500, never HTML. */
@ApiOnRealServers
class BadInputTest {

  private static final String TENANTS = "/api/v1/admin/tenants";
  private static final int TEN_MEGABYTES = 10_000_000;

  @LocalServerPort int port;
  private Client client = new Client(0);

  @BeforeEach
  void connect() {
    client = Client.withKey(port, ApiOnRealServers.ADMIN_KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"n","colour":"red"}  | /colour
          {"name":7}                   | /name
          {"name":true}                | /name
          {"name":{"a":1}}             | /name
          {"name":["a"]}               | /name
          {"name":" "}                 | /name
          {"name":null}                | /name
          {}                           | /name
          {"name":"a\\u0000b"}         | /name
          {"name":"a\\ud800"}          | /name
          {"name":"n","plan":"gold"}   | /plan
          {"name":"n","a/b~c":1}       | /a~1b~0c
          """)
  void whatIsWrongInABodyIsNamedByPointer(String body, String pointer) {
    var answer = client.post(TENANTS, body);
    assertProblem(answer, 422, "invalid-request");
    assertThat(answer.text("/violations/0/pointer")).isEqualTo(pointer);
    assertThat(answer.json().at("/errors").isObject()).isTrue();
    assertThat(answer.text("/message")).isEqualTo(answer.text("/detail")).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "\"x\"", "{} {}"})
  void aBodyOfAnotherFormIsNamedAsAWhole(String body) {
    var answer = client.post(TENANTS, body);
    assertProblem(answer, 422, "invalid-request");
    assertThat(answer.json().at("/errors/body").isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"name\":",
        "{'name':1}",
        "null",
        "{\"name\":\"a\u0001b\"}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"name\":tru}",
        "\u0000"
      })
  void brokenJsonIsMalformed(String body) {
    assertProblem(client.post(TENANTS, body), 400, "malformed-request");
  }

  @Test
  void deepNestingEndsSoon() {
    var deep = "{\"name\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
    assertThat(client.post(TENANTS, deep).status()).isIn(400, 422);
  }

  @Test
  void tenMegabytesAreTooLargeWhateverTheirLengthIsSaidToBe() {
    var body =
        ("{\"name\":\"" + "a".repeat(TEN_MEGABYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
    var json = new String[] {"Content-Type", "application/json"};
    var announced = client.send("POST", TENANTS, BodyPublishers.ofByteArray(body), json);
    assertProblem(announced, 413, "body-too-large");
    var chunked =
        client.send(
            "POST",
            TENANTS,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
            json);
    assertProblem(chunked, 413, "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "garbage",
        "multipart/form-data",
        "application/x-www-form-urlencoded"
      })
  void anotherContentTypeIsNotSupported(String type) {
    var body = BodyPublishers.ofString("{\"name\":\"n\"}");
    var answer = client.send("POST", TENANTS, body, "Content-Type", type);
    assertProblem(answer, 415, "unsupported-media-type");
    assertThat(answer.header("Accept")).contains("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/*", "garbage"})
  void whatCannotBeWrittenIsNotAcceptable(String type) {
    assertProblem(client.get(TENANTS, "Accept", type), 406, "not-acceptable");
  }

  @Test
  void anotherMethodHearsWhichAreAllowed() {
    for (var method : new String[] {"PUT", "INVENTED"}) {
      var answer = client.send(method, TENANTS, BodyPublishers.noBody());
      assertProblem(answer, 405, "method-not-allowed");
      assertThat(answer.header("Allow")).contains("GET").contains("POST");
    }
  }

  @Test
  void anUnknownPathIsNotFound() {
    for (var path :
        new String[] {"/", "/error", "/api/v1/nothing", "/favicon.ico", "/index.html"}) {
      assertProblem(client.get(path), 404, "not-found");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "page=x, page",
    "page=0, page",
    "per_page=101, per_page",
    "page=99999999999, page",
    "q=a%00b, q",
    "q=%1b, q"
  })
  void wrongParametersAreNamed(String query, String parameter) {
    var answer = client.get(TENANTS + "?" + query);
    assertProblem(answer, 422, "invalid-request");
    assertThat(answer.text("/violations/0/parameter")).isEqualTo(parameter);
    assertThat(answer.json().at("/errors/" + parameter).isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a{b} HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a%2Fb HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a%0Ab HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a%252Fb HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a;b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /a/../../b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET //a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /?q=\u00ff HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GARBAGE\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX-API-Key: a\u0001b\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000"
      })
  void whatTheServerItselfRefusesIsAProblemToo(String request) throws IOException {
    var answer = client.raw(request);
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    assertThat(answer).contains(ProblemType.BASE + "malformed-request");
    assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("<html").doesNotContain("tomcat");
  }

  @Test
  void headersWithoutEndAreRefused() throws IOException {
    var answer =
        client.raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
  }

  @Test
  void idsOfRequestsAreEchoedWhereTheyAreFit() {
    var given = client.get("/nothing", "X-Request-ID", "abc-1", "X-Correlation-ID", "trip:7");
    assertThat(given.header("X-Request-ID")).isEqualTo("abc-1");
    assertThat(given.header("X-Correlation-ID")).isEqualTo("trip:7");
    for (var unfit : new String[] {"<script>", "a b", "a".repeat(129)}) {
      var made = client.get("/nothing", "X-Request-ID", unfit).header("X-Request-ID");
      assertThat(made).isNotEqualTo(unfit).hasSize(36);
    }
  }

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.text("/type")).isEqualTo(ProblemType.BASE + type);
    assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
    assertThat(answer.text("/request_id")).isEqualTo(answer.header("X-Request-ID"));
    assertThat(answer.http().body()).doesNotContain("Exception").doesNotContain("at com.");
  }
}
