/** Stations become known with a one-time code and are recognised by their key. */
@NullMarked
package org.yizhan.hub.enrolment;

import org.jspecify.annotations.NullMarked;
