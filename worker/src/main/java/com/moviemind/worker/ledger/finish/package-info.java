/** What one transaction of finishes does, step by step: lock, settle, store, move, tell. */
@NullMarked
package com.moviemind.worker.ledger.finish;

import org.jspecify.annotations.NullMarked;
