package com.moviemind.api.access;

import com.moviemind.api.access.Keyring.Verdict.Known;
import com.moviemind.api.access.Keyring.Verdict.Stranger;
import com.moviemind.api.access.Keyring.Verdict.Unanswered;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** For answers that take long: whether the key they were asked with still holds. */
@Component
public class KeyWatch {

  private final Keyring keyring;

  KeyWatch(Keyring keyring) {
    this.keyring = keyring;
  }

  /**
   * Asks each time; costs no statement for a key in use. While keys cannot be checked, the key goes
   * on as last seen.
   */
  public BooleanSupplier of(HttpServletRequest request, Caller caller, Scope scope) {
    var presented =
        AccessRules.presented(
            request.getHeader("X-API-Key"),
            request.getHeader("X-RapidAPI-Key"),
            request.getHeader(HttpHeaders.AUTHORIZATION));
    var secret = new ApiKeySecret(presented == null ? "" : presented);
    return () ->
        switch (keyring.judge(secret)) {
          case Known(var now) -> now.tenantId().equals(caller.tenantId()) && now.may(scope);
          case Unanswered _ -> true;
          case Stranger _ -> false;
        };
  }
}
