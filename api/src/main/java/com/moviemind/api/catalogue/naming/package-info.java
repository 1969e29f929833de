/** How names become slugs and search keys: romanisation and folding. Pure; owns nothing. */
@NullMarked
@NamedInterface("naming")
package com.moviemind.api.catalogue.naming;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
