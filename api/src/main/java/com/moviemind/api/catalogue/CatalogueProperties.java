package com.moviemind.api.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the catalogue begins with.
 *
 * @param sample whether an empty catalogue is filled with the sample at start
 */
@ConfigurationProperties(prefix = "moviemind.catalogue", ignoreUnknownFields = false)
record CatalogueProperties(@DefaultValue("false") boolean sample) {}
