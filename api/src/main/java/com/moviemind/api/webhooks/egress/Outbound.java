package com.moviemind.api.webhooks.egress;

import com.moviemind.api.webhooks.egress.Answer.Answered;
import com.moviemind.api.webhooks.egress.Answer.Refused;
import com.moviemind.api.webhooks.egress.Answer.Unreached;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Sends one request and reads its answer, in bounded time and bounded memory. */
public final class Outbound implements AutoCloseable {

  static final int MOST_READ = 128 * 1024;

  private final CloseableHttpClient http;
  private final Targets targets;
  private final Duration timeout;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("webhook-timeouts").daemon().factory());

  Outbound(CloseableHttpClient http, Targets targets, Duration timeout) {
    this.http = http;
    this.targets = targets;
    this.timeout = timeout;
  }

  /** Blocks until there is an answer or the time is up. */
  public Answer send(Post post) {
    long began = System.nanoTime();
    var complaint = targets.complaintOfText(post.url());
    if (complaint != null) {
      return new Refused(complaint, since(began));
    }
    var request = new HttpPost(post.uri());
    post.headers().forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(post.body(), ContentType.APPLICATION_JSON));
    var end = clock.schedule(request::cancel, timeout.toNanos(), TimeUnit.NANOSECONDS);
    var uri = post.uri();
    var host = new HttpHost(uri.getScheme(), Targets.host(uri), uri.getPort());
    try (var response = http.executeOpen(host, request, null)) {
      return answered(response, began);
    } catch (RefusedTarget e) {
      return new Refused(String.valueOf(e.getMessage()), since(began));
    } catch (IOException | IllegalStateException e) {
      return new Unreached(request.isCancelled() ? late() : why(e), since(began));
    } finally {
      end.cancel(false);
    }
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    http.close();
  }

  /** The status decides; a body that breaks off or goes on is cut. */
  private static Answered answered(ClassicHttpResponse response, long began) {
    var headers = new LinkedHashMap<String, String>();
    for (var it : response.getHeaders()) {
      headers.putIfAbsent(it.getName().toLowerCase(Locale.ROOT), it.getValue());
    }
    var body = new byte[0];
    var cut = false;
    var entity = response.getEntity();
    if (entity != null) {
      try {
        var content = entity.getContent();
        body = content.readNBytes(MOST_READ);
        cut = body.length == MOST_READ && content.read() >= 0;
      } catch (IOException e) {
        cut = true;
      }
    }
    return new Answered(response.getCode(), Map.copyOf(headers), body, cut, since(began));
  }

  private String late() {
    return "no answer within %d s".formatted(timeout.toSeconds());
  }

  private static String why(Exception e) {
    return switch (e) {
      case UnknownHostException _ -> "the host is not known";
      case ConnectException _ -> "the host does not accept the connection";
      case SSLException _ -> "TLS failed: " + e.getMessage();
      default -> "the connection broke (%s)".formatted(e.getClass().getSimpleName());
    };
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
