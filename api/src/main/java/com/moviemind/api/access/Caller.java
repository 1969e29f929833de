package com.moviemind.api.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who sent this request. Controllers take one as an argument. */
public record Caller(UUID tenantId, UUID keyId, Set<Scope> scopes, Plan plan) {

  private static final String ATTRIBUTE = Caller.class.getName();

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }

  /** Ends the request with 403 unless the key has the scope. */
  public void require(Scope scope) {
    if (!may(scope)) {
      throw AccessProblems.missing(scope).exception();
    }
  }

  /** The caller of a request that has passed the access filter; {@code null} on open addresses. */
  public static @Nullable Caller of(HttpServletRequest request) {
    return (Caller) request.getAttribute(ATTRIBUTE);
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
