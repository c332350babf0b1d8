package org.yizhan.station.household;

import org.yizhan.platform.text.Text;

/** How to get to a home without a map: from the station, as one tells it on the phone. */
final class Directions {
  /** From the north, clockwise. */
  private static final String[] ZH = {"北", "东北", "东", "东南", "南", "西南", "西", "西北"};

  private static final String[] EN = {
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
  };

  /** Nearer than this it stands beside the station, metres. */
  private static final int BESIDE = 40;

  /** Nobody paces out less, metres. */
  private static final int STEP = 10;

  private Directions() {}

  /** To the home at a building's {@code unit}, {@code floor} and {@code room}. */
  static Text to(Building building, int unit, int floor, int room) {
    var door = floor * 100 + room;
    var way = way(building.place());
    return new Text(
        "%s%s，从%d单元进，上%d楼，%d室".formatted(way.zh(), building.name().zh(), unit, floor, door),
        "%s %s, entrance %d, floor %d, door %d"
            .formatted(way.en(), building.name().en(), unit, floor, door));
  }

  private static Text way(Place place) {
    var metres = Math.hypot(place.eastMetres(), place.northMetres());
    if (metres < BESIDE) {
      return new Text("驿站旁边的", "Beside the station:");
    }
    var paced = Math.round(metres / STEP) * STEP;
    var point = point(place);
    return new Text(
        "驿站往%s，直线约%d米：".formatted(ZH[point], paced),
        "About %d m %s of the station:".formatted(paced, EN[point]));
  }

  private static int point(Place place) {
    var clockwise = Math.toDegrees(Math.atan2(place.eastMetres(), place.northMetres()));
    return Math.floorMod(Math.round(clockwise / 45), ZH.length);
  }
}
