package com.moviemind.local.faults.load;

/** A text to ask for. */
record Work(String type, String slug, String locale, String style) {}
