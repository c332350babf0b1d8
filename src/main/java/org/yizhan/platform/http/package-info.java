/** HTTP: the contract, one failure handler, server-sent events, pages. */
@NullMarked
package org.yizhan.platform.http;

import org.jspecify.annotations.NullMarked;
