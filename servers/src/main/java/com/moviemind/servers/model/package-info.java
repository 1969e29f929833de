/**
 * The model stand-in: an OpenAI-compatible server that writes short texts from the facts it is
 * given, so that everything works without a model account. It runs as a process of its own and is
 * told apart from a real model only by the name it answers with.
 */
@NullMarked
package com.moviemind.servers.model;

import org.jspecify.annotations.NullMarked;
