package com.moviemind.api.follow;

import com.moviemind.api.eventlog.LoggedEvent;
import com.moviemind.api.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which types of events are asked for; those to come may be of types this build does not know. */
record Types(Set<String> wanted) {

  private static final Pattern FORM = Pattern.compile("[a-z_]+(?:\\.[a-z_]+)*(?:\\.\\*)?");
  private static final int MOST = 20;

  static Types of(@Nullable String list) {
    var wanted = list == null || list.isBlank() ? List.<String>of() : List.of(list.split(",", -1));
    if (wanted.size() > MOST || !wanted.stream().allMatch(it -> FORM.matcher(it).matches())) {
      throw Problem.invalidParameter(
              "types", "This is a list of at most 20 types such as job.completed or job.*.")
          .exception();
    }
    return new Types(Set.copyOf(wanted));
  }

  boolean include(LoggedEvent event) {
    return wanted.isEmpty() || wanted.stream().anyMatch(it -> matches(it, event.type()));
  }

  private static boolean matches(String wanted, String type) {
    return wanted.endsWith(".*")
        ? type.startsWith(wanted.substring(0, wanted.length() - 1))
        : wanted.equals(type);
  }
}
