package com.moviemind.api.problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** JSON with a Content-Length: answers are small, and a chunked one costs a second system call. */
final class SizedJson extends JacksonJsonHttpMessageConverter {

  SizedJson(JsonMapper json) {
    super(json);
  }

  @Override
  protected void writeInternal(
      Object object,
      ResolvableType type,
      HttpOutputMessage message,
      @Nullable Map<String, Object> hints)
      throws IOException {
    var body = new ByteArrayOutputStream(1024);
    super.writeInternal(object, type, new Buffered(message, body), hints);
    message.getHeaders().setContentLength(body.size());
    body.writeTo(message.getBody());
  }

  private record Buffered(HttpOutputMessage message, ByteArrayOutputStream body)
      implements HttpOutputMessage {

    @Override
    public OutputStream getBody() {
      return body;
    }

    @Override
    public HttpHeaders getHeaders() {
      return message.getHeaders();
    }
  }
}
