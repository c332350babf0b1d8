/** Files beside the database: encrypted, under their digest. */
@NullMarked
package org.yizhan.platform.files;

import org.jspecify.annotations.NullMarked;
