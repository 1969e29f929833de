/** The operator's addresses of the catalogue: importing, and what became of imports. */
@NullMarked
package com.moviemind.api.catalogue.web;

import org.jspecify.annotations.NullMarked;
