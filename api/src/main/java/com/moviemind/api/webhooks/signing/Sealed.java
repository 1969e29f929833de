package com.moviemind.api.webhooks.signing;

/**
 * An encrypted secret.
 *
 * @param keyId which key of the configuration it is encrypted with
 * @param bytes nonce and ciphertext
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Sealed(String keyId, byte[] bytes) {}
