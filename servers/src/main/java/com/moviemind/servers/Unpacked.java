package com.moviemind.servers;

import com.moviemind.servers.process.DidNotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Takes programs out of the jars they come in, once. Complete or not at all: everything is written
 * beside its place and then renamed, and two processes that come together take turns.
 */
final class Unpacked {

  private static final Set<PosixFilePermission> RUNNABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private Unpacked() {}

  @FunctionalInterface
  private interface Writing {
    void into(Path folder, InputStream content) throws IOException;
  }

  /** A whole compressed archive; answers the folder. */
  static Path archive(Path jar, String suffix, Path target) {
    return once(jar, suffix, target, Unpacked::extract);
  }

  /** One program; answers the file. */
  static Path program(Path jar, String suffix, Path target) {
    return once(jar, suffix, target, (folder, content) -> write(content, folder.resolve("program")))
        .resolve("program");
  }

  private static synchronized Path once(Path jar, String suffix, Path target, Writing writing) {
    if (Files.exists(target)) {
      return target;
    }
    var lock = target.resolveSibling(target.getFileName() + ".lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      if (Files.exists(target)) {
        return target;
      }
      var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
      Folders.delete(unfinished);
      Files.createDirectories(unfinished);
      try (var zip = new ZipFile(jar.toFile())) {
        var entry =
            zip.stream()
                .filter(it -> it.getName().endsWith(suffix))
                .findFirst()
                .orElseThrow(() -> new DidNotStart("no *" + suffix + " in " + jar));
        writing.into(unfinished, zip.getInputStream(entry));
      }
      return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + jar + " to " + target, e);
    }
  }

  private static void extract(Path folder, InputStream content) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(content)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(tar, entry, folder);
      }
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    var path = folder.resolve(entry.getName()).normalize();
    if (!path.startsWith(folder)) {
      throw new IOException("entry leaves the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(path.getParent());
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(path.getParent());
      Files.copy(tar, path);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(path, RUNNABLE);
      }
    }
  }

  private static void write(InputStream content, Path program) throws IOException {
    Files.copy(content, program);
    Files.setPosixFilePermissions(program, RUNNABLE);
  }
}
