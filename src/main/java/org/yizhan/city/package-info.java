/**
 * The city simulator: thousands of stations that report to a real hub through the real exchange
 * client, and the truth about what happened at them.
 */
@NullMarked
package org.yizhan.city;

import org.jspecify.annotations.NullMarked;
