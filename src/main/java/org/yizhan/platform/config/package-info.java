/** Configuration: the packaged defaults, a file over them, the environment over both. */
@NullMarked
package org.yizhan.platform.config;

import org.jspecify.annotations.NullMarked;
