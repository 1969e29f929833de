package com.moviemind.api.webhooks.endpoints;

import com.moviemind.api.webhooks.signing.Vault;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Encrypts secrets anew after the key was changed, so that the old one can be taken away. */
@Component
class Resealing {

  private static final Logger log = LoggerFactory.getLogger(Resealing.class);
  private static final int BATCH = 200;

  private final Vault vault;
  private final SecretTable secrets;
  private final TransactionTemplate transaction;

  Resealing(Vault vault, SecretTable secrets, TransactionTemplate transaction) {
    this.vault = vault;
    this.secrets = secrets;
    this.transaction = transaction;
  }

  /** Everything that is left to do, in batches. */
  @Scheduled(initialDelay = 5_000, fixedDelay = 60_000)
  void resealAll() {
    var key = vault.currentKey();
    if (key == null) {
      return;
    }
    try {
      int done = BATCH;
      int all = 0;
      while (done == BATCH) {
        done = Objects.requireNonNull(transaction.execute(_ -> secrets.reseal(key, BATCH)));
        all += done;
      }
      if (all > 0) {
        log.info("{} webhook secrets are now encrypted with key {}", all, key);
      }
    } catch (RuntimeException e) {
      log.warn("Webhook secrets wait to be encrypted with key {}: {}", key, e.toString());
    }
  }
}
