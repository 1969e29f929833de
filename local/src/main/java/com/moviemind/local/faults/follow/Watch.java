package com.moviemind.local.faults.follow;

import static java.util.stream.Collectors.toSet;

import com.moviemind.local.faults.evidence.EventLogRows;
import com.moviemind.local.faults.evidence.Following;
import com.moviemind.local.faults.evidence.Following.Delivery;
import com.moviemind.local.faults.evidence.Following.Event;
import com.moviemind.local.faults.load.Tenant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the tenants are told from one moment on. For one thread. */
public final class Watch implements AutoCloseable {

  private final EventLogRows log;
  private final List<UUID> tenants;
  private final List<Mailbox> mailboxes;
  private final List<Reader> readers = new ArrayList<>();
  private final long begin;
  private List<Event> logged = List.of();

  Watch(List<Tenant> tenants, List<Mailbox> mailboxes, EventLogRows log) throws SQLException {
    this.log = log;
    this.tenants = tenants.stream().map(Tenant::id).toList();
    this.mailboxes = List.copyOf(mailboxes);
    this.begin = log.head();
    for (var tenant : tenants) {
      for (var way : Reader.Way.values()) {
        readers.add(new Reader(tenant, way, begin));
      }
    }
  }

  /** Looks at the log: who has not heard of everything in it, in words. */
  public List<String> unheard() throws SQLException {
    logged = log.of(tenants, begin);
    return Stream.concat(behind(), missing()).toList();
  }

  /** What is known since the last look at the log. */
  public Following following() throws SQLException {
    var ids =
        mailboxes.stream().flatMap(it -> letters(it).map(Mailbox.Letter::event)).collect(toSet());
    var owners = log.owners(ids);
    return new Following(
        logged,
        mailboxes.stream().map(Mailbox::endpoint).collect(toSet()),
        mailboxes.stream()
            .flatMap(box ->
                letters(box)
                    .filter(it -> ids.contains(it.event()))
                    .map(it ->
                        new Delivery(
                            box.endpoint(), it.event(), owners.get(it.event()), it.complaint())))
            .toList(),
        readers.stream().map(Reader::reading).toList());
  }

  @Override
  public void close() {
    readers.forEach(Reader::close);
  }

  private Stream<String> behind() {
    return readers.stream()
        .filter(it -> {
          var its = of(it.reading().tenant());
          return !its.isEmpty() && !it.hasReached(its.getLast().seq());
        })
        .map(Reader::toString);
  }

  private Stream<String> missing() {
    return mailboxes.stream()
        .flatMap(box -> {
          var arrived = letters(box).map(Mailbox.Letter::event).collect(toSet());
          var missing =
              of(box.endpoint().tenant()).stream().filter(it -> !arrived.contains(it.id())).count();
          return missing == 0
              ? Stream.empty()
              : Stream.of("%d events wait for %s".formatted(missing, box.endpoint()));
        });
  }

  private List<Event> of(UUID tenant) {
    return logged.stream().filter(it -> it.tenant().equals(tenant)).toList();
  }

  private static Stream<Mailbox.Letter> letters(Mailbox box) {
    return StreamSupport.stream(box.letters().spliterator(), false);
  }
}
