/** Texts in the languages of the screens. */
@NullMarked
package org.yizhan.platform.text;

import org.jspecify.annotations.NullMarked;
