package com.moviemind.api.webhooks.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.api.webhooks.WebhooksProperties;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets with AES-256-GCM. A sealed secret is bound to the row it belongs to: copied into
 * another row it does not open.
 */
@Component
public class Vault {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Map<String, SecretKey> keys;
  private final @Nullable String current;
  private final SecureRandom random = new SecureRandom();

  Vault(WebhooksProperties properties) {
    keys =
        properties.encryptionKeys().entrySet().stream()
            .filter(it -> !it.getValue().isBlank())
            .collect(Collectors.toMap(Map.Entry::getKey, it -> key(it.getKey(), it.getValue())));
    current = current(properties.encryptionKey());
  }

  /** Whether there is a key to encrypt with. */
  public boolean isOpen() {
    return current != null;
  }

  /** The id of the key that new secrets are encrypted with; null where there is none. */
  public @Nullable String currentKey() {
    return current;
  }

  /** Whether the configuration still has the key of this id. */
  public boolean has(String keyId) {
    return keys.containsKey(keyId);
  }

  public Sealed seal(UUID row, WebhookSecret secret) {
    if (current == null) {
      throw new IllegalStateException("moviemind.webhooks.encryption-keys holds no key");
    }
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var text = crypt(Cipher.ENCRYPT_MODE, current, nonce, row, secret.key());
    return new Sealed(
        current, ByteBuffer.allocate(nonce.length + text.length).put(nonce).put(text).array());
  }

  public WebhookSecret open(UUID row, Sealed sealed) {
    var nonce = Arrays.copyOf(sealed.bytes(), NONCE_BYTES);
    var text = Arrays.copyOfRange(sealed.bytes(), NONCE_BYTES, sealed.bytes().length);
    return new WebhookSecret(crypt(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, row, text));
  }

  private byte[] crypt(int mode, String keyId, byte[] nonce, UUID row, byte[] text) {
    var key = keys.get(keyId);
    if (key == null) {
      throw new IllegalStateException(
          "a webhook secret is encrypted with key %s, which is not in the configuration"
              .formatted(keyId));
    }
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(row.toString().getBytes(UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a webhook secret does not open under key " + keyId, e);
    }
  }

  private @Nullable String current(@Nullable String named) {
    if (named != null && !named.isBlank()) {
      if (!keys.containsKey(named)) {
        throw new IllegalStateException(
            "moviemind.webhooks.encryption-key names %s, which is not among encryption-keys"
                .formatted(named));
      }
      return named;
    }
    if (keys.size() > 1) {
      throw new IllegalStateException(
          "of several moviemind.webhooks.encryption-keys one must be named by encryption-key");
    }
    return keys.keySet().stream().findFirst().orElse(null);
  }

  private static SecretKey key(String id, String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64.strip().replace('-', '+').replace('_', '/'));
      if (bytes.length == KEY_BYTES) {
        return new SecretKeySpec(bytes, "AES");
      }
    } catch (IllegalArgumentException notBase64) {
      // said below, without the key
    }
    throw new IllegalStateException(
        "moviemind.webhooks.encryption-keys.%s must be %d bytes in base64"
            .formatted(id, KEY_BYTES));
  }
}
