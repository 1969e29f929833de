package com.moviemind.api.catalogue.reading;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** People and what they did; each method is one statement. */
interface PersonRows extends Repository<PersonEntity, UUID> {

  List<PersonEntity> findByIdIn(Collection<UUID> ids);

  @Query(
      """
      select c from Credit c join fetch c.title t
      where c.person.id in :ids
      order by t.releaseYear desc, t.slug, c.place.role
      """)
  List<CreditEntity> creditsOf(Collection<UUID> ids);
}
