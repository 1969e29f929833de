package com.moviemind.worker.money;

import static com.moviemind.worker.money.Owner.EVERY_TENANT;
import static com.moviemind.worker.money.Owner.INSTALLATION;
import static com.moviemind.worker.money.Period.DAY;
import static com.moviemind.worker.money.Period.MONTH;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The caps that the properties name; the worker that started last says what they are. */
final class DefaultCaps {

  private static final Logger log = LoggerFactory.getLogger(DefaultCaps.class);

  private record Default(UUID owner, Period period, @Nullable Long capMicros) {}

  private final List<Default> defaults;
  private final BudgetTable table;
  private volatile boolean stored;

  DefaultCaps(MoneyProperties properties, BudgetTable table) {
    this.defaults =
        List.of(
            new Default(INSTALLATION, DAY, properties.installationDay()),
            new Default(INSTALLATION, MONTH, properties.installationMonth()),
            new Default(EVERY_TENANT, DAY, properties.tenantDay()),
            new Default(EVERY_TENANT, MONTH, properties.tenantMonth()));
    this.table = table;
  }

  void store() {
    if (stored) {
      return;
    }
    for (var it : defaults) {
      var found = table.ofProperty(it.owner(), it.period());
      if (!Objects.equals(found, it.capMicros())) {
        table.store(it.owner(), it.period(), it.capMicros());
        log.info(
            "The properties' cap of {} a {} is {} micro-dollars; it was {}",
            it.owner().equals(INSTALLATION) ? "the installation" : "each tenant",
            it.period().word(),
            it.capMicros(),
            found);
      }
    }
    stored = true;
  }
}
