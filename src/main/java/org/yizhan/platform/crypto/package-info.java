/** Keys, passwords, codes and encrypted columns. */
@NullMarked
package org.yizhan.platform.crypto;

import org.jspecify.annotations.NullMarked;
