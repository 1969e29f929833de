package com.moviemind.api.webhooks;

import com.moviemind.api.ApiOnRealServers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** The whole api, with webhooks that may go to this machine and are repeated soon. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApiOnRealServers
@TestPropertySource(
    properties = {
      "moviemind.webhooks.encryption-keys.one=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      "moviemind.webhooks.encryption-keys.two=AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=",
      "moviemind.webhooks.encryption-key=one",
      "moviemind.webhooks.max-endpoints=300",
      "moviemind.webhooks.egress.allow-http=true",
      "moviemind.webhooks.egress.allow-networks=127.0.0.0/8",
      "moviemind.webhooks.egress.ports=1024-65535",
      "moviemind.webhooks.egress.timeout=2s",
      "moviemind.webhooks.delivery.retry-after="
          + "100ms,200ms,400ms,800ms,800ms,800ms,800ms,800ms,800ms",
      "moviemind.webhooks.delivery.breaker-failures=5",
      "moviemind.webhooks.delivery.probe-first=200ms",
      "moviemind.webhooks.delivery.probe-most=400ms",
      "moviemind.webhooks.delivery.lease=2s"
    })
public @interface WithWebhooks {}
