package org.yizhan.platform.http;

/**
 * One thing wrong with the input.
 *
 * @param field JSON pointer in the body, or the name of a parameter or header
 * @param message what is wrong and what would be right
 */
public record FieldError(String field, String message) {}
