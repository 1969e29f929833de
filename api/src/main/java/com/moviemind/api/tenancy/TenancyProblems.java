package com.moviemind.api.tenancy;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What an operator can get wrong. */
final class TenancyProblems {

  static final ProblemType TENANT_NOT_FOUND =
      new ProblemType("tenant-not-found", HttpStatus.NOT_FOUND, "Tenant not found");

  static final ProblemType TENANT_EXISTS =
      new ProblemType("tenant-exists", HttpStatus.CONFLICT, "Tenant exists");

  static final ProblemType TENANT_CLOSED =
      new ProblemType("tenant-closed", HttpStatus.CONFLICT, "Tenant closed");

  static final ProblemType KEY_NOT_FOUND =
      new ProblemType("key-not-found", HttpStatus.NOT_FOUND, "Key not found");

  private TenancyProblems() {}

  static Problem noTenant() {
    return Problem.of(TENANT_NOT_FOUND, "No tenant has this id.");
  }

  static Problem nameTaken() {
    return Problem.of(TENANT_EXISTS, "A tenant of this name exists, open or closed.");
  }

  static Problem closed() {
    return Problem.of(TENANT_CLOSED, "A closed tenant gets no keys.");
  }

  static Problem noKey() {
    return Problem.of(KEY_NOT_FOUND, "This tenant has no key with this id.");
  }
}
