package com.moviemind.api.catalogue.facts;

import com.moviemind.api.catalogue.lines.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one person did for a title. A person has at most one credit of each role. */
public record Credit(Role role, UUID personId, @Nullable String character) {}
