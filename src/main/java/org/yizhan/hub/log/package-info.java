/** The log of what stations reported: who keeps it, and how it is read. */
@org.jspecify.annotations.NullMarked
package org.yizhan.hub.log;
