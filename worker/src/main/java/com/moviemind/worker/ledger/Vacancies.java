package com.moviemind.worker.ledger;

/**
 * How much work may be claimed.
 *
 * @param any items of either lane
 * @param batch batch items among them, at most
 */
public record Vacancies(int any, int batch) {}
