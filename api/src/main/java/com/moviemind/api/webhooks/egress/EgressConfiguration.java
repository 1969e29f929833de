package com.moviemind.api.webhooks.egress;

import com.moviemind.api.webhooks.WebhooksProperties;
import com.moviemind.api.webhooks.WebhooksProperties.Egress;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP client with everything switched off that would go elsewhere than where it is told. */
@Configuration(proxyBeanMethods = false)
class EgressConfiguration {

  /** A kept connection is used for so long; then the host is resolved and checked anew. */
  private static final TimeValue KEPT = TimeValue.ofMinutes(1);

  private static final int CONNECTIONS = 20_000;

  @Bean
  @ConditionalOnMissingBean
  Names names() {
    return new SystemNames();
  }

  @Bean
  CheckedNames checkedNames(Names names, WebhooksProperties properties) {
    return new CheckedNames(names, new Networks(properties.egress().allowNetworks()));
  }

  @Bean
  Targets targets(CheckedNames names, WebhooksProperties properties) {
    return new Targets(names, properties.egress());
  }

  @Bean
  Outbound outbound(
      CheckedNames names, Targets targets, WebhooksProperties properties, SslBundles bundles) {
    var egress = properties.egress();
    var trust =
        egress.sslBundle() == null
            ? SSLContexts.createDefault()
            : bundles.getBundle(egress.sslBundle()).createSslContext();
    return new Outbound(client(names, egress, trust), targets, egress.timeout());
  }

  static CloseableHttpClient client(CheckedNames names, Egress properties, SSLContext trust) {
    var total = Timeout.of(properties.timeout());
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(names)
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
            .setDefaultTlsConfig(
                TlsConfig.custom()
                    .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                    .setHandshakeTimeout(total)
                    .build())
            // how many may be open to an endpoint is its own bound; a lax pool has no lock for all
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setMaxConnPerRoute(CONNECTIONS)
            .setMaxConnTotal(CONNECTIONS)
            .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(total).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                    .setSocketTimeout(total)
                    .setTimeToLive(KEPT)
                    .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                    .build())
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(total)
                .setConnectionRequestTimeout(total)
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .setRedirectsEnabled(false)
                .setContentCompressionEnabled(false)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableConnectionState()
        .disableDefaultUserAgent()
        .evictIdleConnections(TimeValue.ofSeconds(30))
        .build();
  }
}
