package com.moviemind.api.catalogue.reading;

import com.moviemind.api.catalogue.EntityType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Titles and their credits; each method is one statement. */
interface TitleRows extends Repository<TitleEntity, UUID> {

  List<TitleEntity> findByIdIn(Collection<UUID> ids);

  List<TitleEntity> findByKindAndIdentityKeyLikeOrderBySlug(EntityType kind, String pattern);

  @Query(
      """
      select c from Credit c join fetch c.person
      where c.place.titleId in :ids
      order by c.place.titleId, c.place.role, c.place.position
      """)
  List<CreditEntity> creditsOf(Collection<UUID> ids);
}
