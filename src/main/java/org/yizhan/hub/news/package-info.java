/** What every node is told of a change, whichever node made it. */
@NullMarked
package org.yizhan.hub.news;

import org.jspecify.annotations.NullMarked;
