package com.moviemind.api.browse;

import com.moviemind.api.catalogue.reading.PersonCard;
import com.moviemind.api.catalogue.reading.TitleCard;
import com.moviemind.api.texts.Text;
import java.util.List;
import java.util.UUID;

/** An entity with its texts, the default one first. */
public sealed interface Shown {

  UUID id();

  List<Text> texts();

  /** A film, series or show. */
  record Title(TitleCard card, List<Text> texts) implements Shown {
    @Override
    public UUID id() {
      return card.id();
    }
  }

  /** A person. */
  record Person(PersonCard card, List<Text> texts) implements Shown {
    @Override
    public UUID id() {
      return card.id();
    }
  }
}
