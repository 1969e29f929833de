package com.moviemind.api.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.moviemind.schemas.Ids;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VaultTest {

  private static final String ONE = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String TWO =
      Base64.getUrlEncoder()
          .encodeToString("2".repeat(32).getBytes(java.nio.charset.StandardCharsets.UTF_8));

  private final WebhookSecret secret = WebhookSecret.mint();

  @Test
  void whatIsSealedOpensInItsRowOnly() {
    var vault = VaultKeys.of(Map.of("k1", ONE), null);
    var row = Ids.next();
    var sealed = vault.seal(row, secret);
    assertThat(vault.open(row, sealed)).isEqualTo(secret);
    assertThatIllegalStateException().isThrownBy(() -> vault.open(Ids.next(), sealed));
  }

  @Test
  void theSameSecretIsNeverSealedTheSameWay() {
    var vault = VaultKeys.of(Map.of("k1", ONE), null);
    var row = Ids.next();
    assertThat(vault.seal(row, secret).bytes()).isNotEqualTo(vault.seal(row, secret).bytes());
  }

  @Test
  void whatWasChangedDoesNotOpen() {
    var vault = VaultKeys.of(Map.of("k1", ONE), null);
    var row = Ids.next();
    var sealed = vault.seal(row, secret);
    sealed.bytes()[20] ^= 1;
    assertThatIllegalStateException().isThrownBy(() -> vault.open(row, sealed));
  }

  @Test
  void anOlderKeyStillOpensAndANewOneSeals() {
    var row = Ids.next();
    var old = VaultKeys.of(Map.of("k1", ONE), null).seal(row, secret);
    var both = VaultKeys.of(Map.of("k1", ONE, "k2", TWO), "k2");
    assertThat(both.open(row, old)).isEqualTo(secret);
    assertThat(both.seal(row, secret).keyId()).isEqualTo("k2");
  }

  @Test
  void withoutAKeyNothingIsSealed() {
    var vault = VaultKeys.of(Map.of(), null);
    assertThat(vault.isOpen()).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> vault.seal(Ids.next(), secret));
  }

  @Test
  void keysThatAreNoneStopTheStartWithoutBeingShown() {
    assertThatIllegalStateException()
        .isThrownBy(() -> VaultKeys.of(Map.of("k1", "dG9vIHNob3J0"), null))
        .withMessageContaining("k1")
        .withMessageNotContaining("dG9v");
    assertThatIllegalStateException()
        .isThrownBy(() -> VaultKeys.of(Map.of("k1", ONE, "k2", TWO), null));
    assertThatIllegalStateException().isThrownBy(() -> VaultKeys.of(Map.of("k1", ONE), "k3"));
  }

  @Test
  void nothingPrintsASecretOrAKey() {
    assertThat(secret.toString()).isEqualTo("whsec_...");
    assertThat(VaultKeys.properties(Map.of("k1", ONE), null).toString()).doesNotContain(ONE);
  }
}
