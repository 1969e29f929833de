package com.moviemind.api.catalogue.imports;

import com.moviemind.api.catalogue.imports.ImportRegister.Reject;
import com.moviemind.api.catalogue.imports.ImportReport.Phase;
import com.moviemind.api.catalogue.lines.Line.OfPerson;
import com.moviemind.api.catalogue.lines.Line.OfTitle;
import com.moviemind.api.catalogue.lines.Line.Refused;
import com.moviemind.api.catalogue.lines.LineReading;
import com.moviemind.api.catalogue.lines.LineSplitter;
import com.moviemind.api.catalogue.store.PersonStore;
import com.moviemind.api.catalogue.store.Rows;
import com.moviemind.api.catalogue.store.TitleStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The steps of an import: read and stage all lines, decide on the people, then on the titles. */
@Component
class ImportRun {

  private static final int FETCH = 1000;
  private static final int EXCERPT = 200;

  private final JdbcTemplate cursor;
  private final Rows rows;
  private final PersonStore people;
  private final TitleStore titles;
  private final LineReading reading = new LineReading();

  ImportRun(DataSource dataSource, Rows rows, PersonStore people, TitleStore titles) {
    this.cursor = new JdbcTemplate(dataSource);
    this.cursor.setFetchSize(FETCH);
    this.rows = rows;
    this.people = people;
    this.titles = titles;
  }

  void run(InputStream stream, Tally tally) {
    var staging = new Staging(cursor, rows, tally);
    try {
      read(LineSplitter.of(stream), staging, tally);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    staging.settle();
    tally.enters(Phase.PEOPLE);
    new PeopleStep(cursor, people, rows, tally).run();
    tally.enters(Phase.TITLES);
    new TitlesStep(cursor, titles, people, rows, tally).run();
  }

  private void read(LineSplitter lines, Staging staging, Tally tally) throws IOException {
    long number = 0;
    for (var bytes = lines.next(); bytes != null; bytes = lines.next()) {
      number++;
      if (isEmpty(bytes)) {
        continue;
      }
      tally.reads();
      if (bytes.remaining() > LineSplitter.LONGEST_LINE) {
        staging.reject(rejected(tally, number, "longer than 1 MiB", bytes));
        continue;
      }
      switch (reading.read(bytes.duplicate())) {
        case OfTitle it -> staging.stage(number, it);
        case OfPerson it -> staging.stage(number, it);
        case Refused it -> staging.reject(rejected(tally, number, it.reason(), bytes));
      }
      tally.tellNowAndThen();
    }
  }

  private static boolean isEmpty(ByteBuffer line) {
    for (int i = line.position(); i < line.limit(); i++) {
      if (line.get(i) != ' ' && line.get(i) != '\r' && line.get(i) != '\t') {
        return false;
      }
    }
    return true;
  }

  private static Reject rejected(Tally tally, long number, String reason, ByteBuffer line) {
    int length = Math.min(4 * EXCERPT, line.remaining());
    var text =
        StandardCharsets.UTF_8
            .decode(line.slice(line.position(), length))
            .toString()
            .replaceAll("\\p{C}", "�");
    int end = text.codePointCount(0, text.length());
    var excerpt = end <= EXCERPT ? text : text.substring(0, text.offsetByCodePoints(0, EXCERPT));
    return new Reject(tally.id(), number, reason, excerpt);
  }
}
