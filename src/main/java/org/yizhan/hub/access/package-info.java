/** Officials sign in; stations are told apart from them. */
@NullMarked
package org.yizhan.hub.access;

import org.jspecify.annotations.NullMarked;
