package com.moviemind.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * What a request with a known key pays before its controller: id, body limit, firewall, key, scope
 * and plan, in CPU time of its thread. The bound is far above what is measured, so that only a
 * mistake of another order (a query for each request, say) fails here; the figures are logged.
 */
@ApiOnRealServers
class AccessCostTest {

  private static final Logger log = LoggerFactory.getLogger(AccessCostTest.class);
  private static final int ROUNDS = 30_000;
  private static final long MOST_NANOS = 150_000;

  @Autowired
  @Qualifier("frontDoor")
  FilterRegistrationBean<?> frontDoor;

  @Autowired
  @Qualifier("springSecurityFilterChain")
  Filter security;

  @Autowired
  @Qualifier("limitFilter")
  FilterRegistrationBean<?> limits;

  @Test
  void theWayToAControllerIsShort() throws Exception {
    var all = List.of(frontDoor.getFilter(), security, limits.getFilter());
    // The first rounds compile; the second ones count.
    nanosOf(all);
    nanosOf(List.of());
    long door = nanosOf(List.of(frontDoor.getFilter()));
    long key = nanosOf(List.of(security));
    long whole = nanosOf(all);
    long mocks = nanosOf(List.of());
    log.info(
        "CPU per request: {} ns in all, of which front door {} ns, firewall and key {} ns",
        whole - mocks,
        door - mocks,
        key - mocks);
    assertThat(whole - mocks).isLessThan(MOST_NANOS);
  }

  private static long nanosOf(List<? extends Filter> filters) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    for (int n = 0; n < ROUNDS; n++) {
      var request = new MockHttpServletRequest("GET", "/api/v1/jobs/1");
      request.setServletPath("/api/v1/jobs/1");
      request.addHeader("X-API-Key", ApiOnRealServers.API_KEY);
      var response = new MockHttpServletResponse();
      walk(filters, 0, request, response);
    }
    return (threads.getCurrentThreadCpuTime() - start) / ROUNDS;
  }

  private static void walk(
      List<? extends Filter> filters, int next, ServletRequest request, ServletResponse response)
      throws IOException, ServletException {
    if (next < filters.size()) {
      filters.get(next).doFilter(request, response, (q, a) -> walk(filters, next + 1, q, a));
    }
  }
}
