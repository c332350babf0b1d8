/** MQTT endpoint without any domain noun. */
@NullMarked
package org.yizhan.platform.mqtt;

import org.jspecify.annotations.NullMarked;
