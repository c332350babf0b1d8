/** What the city and its districts tell stations, and who has received it (S27, S28). */
@NullMarked
package org.yizhan.hub.announcement;

import org.jspecify.annotations.NullMarked;
