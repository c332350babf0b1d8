/** Receipt printers on the network: ESC/POS over TCP. */
@NullMarked
package org.yizhan.platform.printer;

import org.jspecify.annotations.NullMarked;
