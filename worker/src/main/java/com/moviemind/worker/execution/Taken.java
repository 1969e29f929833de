package com.moviemind.worker.execution;

import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Vacancies;
import java.time.Duration;
import java.util.List;

/**
 * What a look for work brought.
 *
 * @param permitted how much the model's limits let be claimed
 * @param pause until they may let more; zero where only an end of a call makes room
 */
record Taken(List<Claim> claims, Vacancies permitted, Duration pause) {}
