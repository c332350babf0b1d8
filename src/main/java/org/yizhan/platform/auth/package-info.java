/** Who calls: roles, principals and signed tokens. */
@NullMarked
package org.yizhan.platform.auth;

import org.jspecify.annotations.NullMarked;
