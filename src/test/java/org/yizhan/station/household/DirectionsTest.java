package org.yizhan.station.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yizhan.platform.text.Text;

class DirectionsTest {
  private static Text to(int east, int north) {
    var name = new Text("3号楼", "Building 3");
    return Directions.to(
        new Building(new UUID(0, 3), name, 4, 18, 4, new Place(east, north)), 2, 11, 2);
  }

  @Test
  void aHomeIsFoundWithoutAMap() {
    assertThat(to(300, 290))
        .isEqualTo(
            new Text(
                "驿站往东北，直线约420米：3号楼，从2单元进，上11楼，1102室",
                "About 420 m north-east of the station: Building 3, entrance 2, floor 11, door"
                    + " 1102"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, north",
    "100, 0, east",
    "0, -100, south",
    "-100, 0, west",
    "-100, 100, north-west",
    "-100, -100, south-west",
    "100, -100, south-east",
    "39, 100, north",
    "45, 100, north-east",
    "-39, 100, north"
  })
  void theNearestOfEightPointsIsNamed(int east, int north, String point) {
    assertThat(to(east, north).en()).contains(" m " + point + " of the station");
  }

  @Test
  void whatStandsBesideTheStationIsSaidSo() {
    assertThat(to(0, 0).zh()).startsWith("驿站旁边的3号楼");
    assertThat(to(20, -30).en()).startsWith("Beside the station: Building 3");
  }
}
