/**
 * The catalogue as people read it: cards of titles and people, and finding them. JPA entities and
 * repositories live here and stay here; what leaves are records.
 */
@NullMarked
@NamedInterface("reading")
package com.moviemind.api.catalogue.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
