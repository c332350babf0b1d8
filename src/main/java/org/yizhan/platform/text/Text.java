package org.yizhan.platform.text;

/** A text in Chinese and in English. */
public record Text(String zh, String en) {}
