package com.moviemind.api.catalogue.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of any size, plain or gzip, into lines without ever holding more than one. */
public final class LineSplitter {

  /** A longer line is read to its end, but not kept. */
  public static final int LONGEST_LINE = 1024 * 1024;

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final InputStream in;
  private final byte[] chunk = new byte[64 * 1024];
  private int at;
  private int end;
  private byte[] line = new byte[8 * 1024];
  private int length;

  private LineSplitter(InputStream in) {
    this.in = in;
  }

  /** Gzip is known by its first two bytes, whatever the sender calls it. */
  public static LineSplitter of(InputStream stream) throws IOException {
    var in = new PushbackInputStream(stream, 2);
    var magic = in.readNBytes(2);
    in.unread(magic);
    boolean gzip =
        magic.length == 2 && (magic[0] & 0xff) == GZIP_FIRST && (magic[1] & 0xff) == GZIP_SECOND;
    return new LineSplitter(gzip ? new GZIPInputStream(in, 64 * 1024) : in);
  }

  /**
   * The next line without its end, valid until the next call; null after the last. A line that is
   * too long comes cut one byte behind {@link #LONGEST_LINE}.
   */
  public @Nullable ByteBuffer next() throws IOException {
    length = 0;
    boolean any = false;
    while (true) {
      if (at == end) {
        end = in.read(chunk);
        at = 0;
        if (end < 0) {
          end = 0;
          return any ? ByteBuffer.wrap(line, 0, length) : null;
        }
      }
      any = true;
      int stop = at;
      while (stop < end && chunk[stop] != '\n') {
        stop++;
      }
      keep(at, stop);
      at = stop;
      if (at < end) {
        at++;
        return ByteBuffer.wrap(line, 0, length);
      }
    }
  }

  private void keep(int from, int to) {
    int room = LONGEST_LINE + 1 - length;
    int count = Math.min(room, to - from);
    if (length + count > line.length) {
      var larger = new byte[Math.min(LONGEST_LINE + 1, Math.max(2 * line.length, length + count))];
      System.arraycopy(line, 0, larger, 0, length);
      line = larger;
    }
    System.arraycopy(chunk, from, line, length, count);
    length += count;
  }
}
