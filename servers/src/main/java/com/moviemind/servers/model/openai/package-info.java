/** The shapes of OpenAI's interface: requests read, answers, errors and usage written. */
@NullMarked
package com.moviemind.servers.model.openai;

import org.jspecify.annotations.NullMarked;
