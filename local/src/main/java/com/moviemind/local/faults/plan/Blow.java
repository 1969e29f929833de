package com.moviemind.local.faults.plan;

import java.time.Duration;

/** A harm and when it strikes, from the round's beginning. */
public record Blow(Duration at, Harm harm) {}
