/**
 * Recorded clips: each is the voice of a person who says one text, and is played by kiosk and board
 * only where that very text is shown (S02, S22). What nobody recorded, the device's own voice says.
 */
@NullMarked
package org.yizhan.station.voice;

import org.jspecify.annotations.NullMarked;
