package com.moviemind.servers.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The build that runs these tests: its process, and where it keeps what it makes. */
record Build(ProcessHandle process, Path folder) {

  private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

  /** Maven, if this process descends from it; else (an editor, a bare JVM) this process itself. */
  static Build current() {
    var self = ProcessHandle.current();
    var maven =
        Stream.iterate(self.parent(), Optional::isPresent, it -> it.flatMap(ProcessHandle::parent))
            .flatMap(Optional::stream)
            .filter(it -> it.info().commandLine().orElse("").contains(MAVEN))
            .findFirst();
    return of(maven.orElse(self));
  }

  static Build of(ProcessHandle process) {
    var started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return new Build(process, allBuilds().resolve(process.pid() + "-" + started));
  }

  /** One folder for each build that is running, or was when the machine stopped. */
  static Path allBuilds() {
    return repository().resolve("target").resolve("test-servers");
  }

  static boolean isOver(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .noneMatch(it -> folder.getFileName().toString().startsWith(it.pid() + "-"));
  }

  private static Path repository() {
    var here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, it -> it != null, Path::getParent)
        .filter(it -> Files.isDirectory(it.resolve(".mvn")))
        .findFirst()
        .orElse(here);
  }
}
