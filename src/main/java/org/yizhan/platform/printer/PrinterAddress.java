package org.yizhan.platform.printer;

/**
 * Where a printer listens.
 *
 * @param host name or address in the station's network
 * @param port 9100 on nearly every printer
 */
public record PrinterAddress(String host, int port) {}
