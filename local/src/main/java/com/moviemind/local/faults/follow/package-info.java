/** Those who follow a round's tenants on every way there is, and write down what they are told. */
@NullMarked
package com.moviemind.local.faults.follow;

import org.jspecify.annotations.NullMarked;
