/**
 * Facts about films, series, shows and people: what identifies them, where they come from, how they
 * are found.
 *
 * <p>Owns the tables {@code api.title}, {@code api.title_name}, {@code api.title_external_id},
 * {@code api.person}, {@code api.person_name}, {@code api.person_external_id}, {@code api.credit},
 * {@code api.catalogue_import} and {@code api.catalogue_import_reject}. Ask {@link
 * com.moviemind.api.catalogue.Catalogue} for facts; entities and repositories stay in this room.
 */
@NullMarked
@ApplicationModule(displayName = "Catalogue")
package com.moviemind.api.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
