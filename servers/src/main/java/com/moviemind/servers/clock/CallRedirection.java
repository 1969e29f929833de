package com.moviemind.servers.clock;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the calls of a static method to the same method of another class. Only the constant pool
 * changes, so the code and its stack maps stay as they are.
 */
record CallRedirection(String owner, String method, String type, String newOwner) {

  private static final int HEAD = 8;
  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  /** The class file with its calls redirected; null where there are none. */
  byte @Nullable [] in(byte[] bytes) {
    try {
      return redirected(bytes);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private byte @Nullable [] redirected(byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes, HEAD, bytes.length - HEAD));
    var count = in.readUnsignedShort();
    var words = new String[count];
    var pairs = new int[count][];
    var methods = new int[count];
    for (int index = 1; index < count; index++) {
      var tag = in.readUnsignedByte();
      switch (tag) {
        case UTF8 -> words[index] = in.readUTF();
        case CLASS -> pairs[index] = new int[] {tag, in.readUnsignedShort(), 0};
        case METHOD, NAME_AND_TYPE -> {
          methods[index] = tag == METHOD ? bytes.length - in.available() : 0;
          pairs[index] = new int[] {tag, in.readUnsignedShort(), in.readUnsignedShort()};
        }
        case 5, 6 -> {
          in.skipNBytes(8);
          index++;
        }
        case 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
    var rest = bytes.length - in.available();
    var changed = bytes.clone();
    var found = false;
    for (int index = 1; index < count; index++) {
      if (methods[index] > 0 && isOurs(pairs[index], pairs, words)) {
        // The new owner comes behind the last constant: its name, then the class of that name.
        changed[methods[index]] = (byte) ((count + 1) >> 8);
        changed[methods[index] + 1] = (byte) (count + 1);
        found = true;
      }
    }
    return found ? withNewOwner(changed, count, rest) : null;
  }

  private boolean isOurs(int[] reference, int[][] pairs, String[] words) {
    var name = pairs[reference[2]];
    return owner.equals(words[pairs[reference[1]][1]])
        && method.equals(words[name[1]])
        && type.equals(words[name[2]]);
  }

  private byte[] withNewOwner(byte[] bytes, int count, int endOfConstants) throws IOException {
    var bytesOut = new ByteArrayOutputStream(bytes.length + newOwner.length() + HEAD);
    var out = new DataOutputStream(bytesOut);
    out.write(bytes, 0, HEAD);
    out.writeShort(count + 2);
    out.write(bytes, HEAD + Short.BYTES, endOfConstants - HEAD - Short.BYTES);
    out.writeByte(UTF8);
    out.writeUTF(newOwner);
    out.writeByte(CLASS);
    out.writeShort(count);
    out.write(bytes, endOfConstants, bytes.length - endOfConstants);
    return bytesOut.toByteArray();
  }
}
