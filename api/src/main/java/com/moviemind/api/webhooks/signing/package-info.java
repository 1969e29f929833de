/**
 * Signatures by the Standard Webhooks specification, and how secrets are kept: encrypted, under
 * keys of the configuration.
 */
@NullMarked
package com.moviemind.api.webhooks.signing;

import org.jspecify.annotations.NullMarked;
