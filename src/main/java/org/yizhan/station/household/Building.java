package org.yizhan.station.household;

import java.util.UUID;
import org.yizhan.platform.text.Text;

/**
 * A building of the community.
 *
 * @param place its front door
 */
public record Building(UUID id, Text name, int units, int floors, int roomsPerFloor, Place place) {
  /** The home as it is written on a door: {@code 3号楼 2单元 1102}. */
  public Text address(int unit, int floor, int room) {
    var number = floor * 100 + room;
    return new Text(
        "%s%d单元%d".formatted(name.zh(), unit, number),
        "%s, unit %d, %d".formatted(name.en(), unit, number));
  }
}
