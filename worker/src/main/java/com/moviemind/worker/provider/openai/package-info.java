/** The adapter of OpenAI's Responses API, and of every server that speaks it. */
@NullMarked
package com.moviemind.worker.provider.openai;

import org.jspecify.annotations.NullMarked;
