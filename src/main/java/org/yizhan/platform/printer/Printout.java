package org.yizhan.platform.printer;

/**
 * What became of a receipt.
 *
 * @param printed whether all of it is on paper
 * @param state of the printer afterwards, or why it did not print
 */
public record Printout(boolean printed, PrinterState state) {}
