/**
 * What stands beside the code and must agree with it: pages, Dockerfiles, docker-compose.yml. A
 * page that names a property, a table or a class that is not there fails here.
 */
@NullMarked
package com.moviemind.local.pages;

import org.jspecify.annotations.NullMarked;
