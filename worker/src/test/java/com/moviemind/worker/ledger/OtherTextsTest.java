package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.content.OtherTexts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OtherTextsTest extends LedgerRoom {

  @Autowired OtherTexts texts;

  private final UUID film = UUID.randomUUID();

  @Test
  void newTextStandsBesideTheNewestOfEachOtherStyleOfItsLocale() {
    write(subject("en-US", "DEFAULT"), "Plain, at first.");
    write(subject("en-US", "DEFAULT"), "Plain.");
    write(subject("en-US", "modern"), "Modern, at first.");
    write(subject("en-US", "modern"), "Modern.");
    write(subject("en-US", "critical"), "Critical.");
    write(subject("pl-PL", "humorous"), "Zabawny.");
    var modern = subject("en-US", "modern");
    var polish = subject("pl-PL", "DEFAULT");
    var unknown = new Subject("MOVIE", UUID.randomUUID(), "en-US", "DEFAULT", 1);

    var others = texts.beside(List.of(modern, polish, unknown));

    assertThat(others.get(modern)).containsExactlyInAnyOrder("Plain.", "Critical.");
    assertThat(others.get(polish)).containsExactly("Zabawny.");
    assertThat(others).doesNotContainKey(unknown);
  }

  private Subject subject(String locale, String style) {
    return new Subject("MOVIE", film, locale, style, 1);
  }

  private void write(Subject subject, String text) {
    var job = aJobFor(subject);
    arrive(job);
    finishes.commit(new Finish.Written(claimOf(job), settled(1), text, PASSPORT));
  }
}
