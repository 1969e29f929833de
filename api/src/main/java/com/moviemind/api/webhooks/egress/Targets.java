package com.moviemind.api.webhooks.egress;

import com.moviemind.api.webhooks.WebhooksProperties.Egress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges the addresses that tenants name: first as text, then by where the host is. */
public final class Targets {

  private static final int LONGEST = 2_000;
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");
  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(?:(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(?:\\.(?!$)|$)){4}");

  private final CheckedNames names;
  private final boolean http;
  private final List<PortRange> ports;

  Targets(CheckedNames names, Egress properties) {
    this.names = names;
    this.http = properties.allowHttp();
    this.ports = properties.ports().stream().map(PortRange::of).toList();
  }

  /** Why nothing may be sent to this address; null where it may. Asks name servers. */
  public @Nullable String complaint(String url) {
    var ofText = complaintOfText(url);
    if (ofText != null) {
      return ofText;
    }
    try {
      names.resolve(host(URI.create(url)));
      return null;
    } catch (RefusedTarget e) {
      return "Nothing is sent there: " + e.getMessage() + ".";
    } catch (UnknownHostException e) {
      return "The host is not known.";
    }
  }

  /** The same of the text alone; checked again before each delivery, since rules may change. */
  @Nullable String complaintOfText(String url) {
    if (url.length() > LONGEST) {
      return "This may have at most %d characters.".formatted(LONGEST);
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return "This is not an address.";
    }
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(http && scheme.equals("http"))) {
      return http ? "This must begin with https:// or http://." : "This must begin with https://.";
    }
    if (uri.getHost() == null || !wellFormed(host(uri))) {
      return "This names no host, or not in the usual form.";
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return "A user, a password or a fragment has no place here.";
    }
    int port = port(uri);
    return ports.stream().noneMatch(it -> it.contains(port))
        ? "Port %d is not among those that deliveries go to.".formatted(port)
        : null;
  }

  /** Without the brackets of an IPv6 address. */
  static String host(URI uri) {
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
  }

  /** Numbers in other forms than a dotted quad mean different hosts to different readers. */
  private static boolean wellFormed(String host) {
    if (host.contains(":")) {
      return !host.contains("%");
    }
    return NUMBER.matcher(host).matches()
        ? DOTTED_QUAD.matcher(host).matches()
        : host.length() <= 253 && NAME.matcher(host).matches();
  }
}
