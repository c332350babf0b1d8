package org.yizhan.station.dispatch.plan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger refuses every plan that breaks a rule, and says which. */
class OutsideCheckTest {
  /** Two customers ten east and ten west of the depot, one vehicle too few for a third. */
  static final String VRPTW =
      """
      tiny

      VEHICLE
      NUMBER     CAPACITY
        2         10

      CUSTOMER
      CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

         0  0  0  0  0  100  0
         1  10  0  6  0  20  5
         2  -10  0  4  30  60  5
      """;

  static final String VRPLIB =
      """
      NAME : tiny
      DIMENSION : 3
      CAPACITY : 10
      SERVICE_TIME : 5
      EDGE_WEIGHT_TYPE : EUC_2D
      NODE_COORD_SECTION
      1 0 0
      2 10 0
      3 -10 0
      DEMAND_SECTION
      1 0
      2 6
      3 4
      TIME_WINDOW_SECTION
      1 0 100
      2 0 20
      3 30 60
      DEPOT_SECTION
      1
      -1
      EOF
      """;

  static final String HOME_CARE =
      """
      {"patients":[
        {"id":"p1","time_window":[10,20],"required_caregivers":[{"service":"s1","duration":5}]},
        {"id":"p2","time_window":[0,60],
         "required_caregivers":[{"service":"s1","duration":5},{"service":"s2","duration":5}],
         "synchronization":{"type":"sequential","distance":[10,15]}}],
       "caregivers":[{"id":"c1","abilities":["s1"]},{"id":"c2","abilities":["s1","s2"]}],
       "central_offices":[{"id":"o"}],
       "distances":[[0,3,4],[3,0,5],[4,5,0]]}
      """;

  private static String care(String one, String other) {
    return "{\"cost\":8.0,\"routes\":[{\"caregiver\":\"c1\",\"stops\":["
        + one
        + "]},{\"caregiver\":\"c2\",\"stops\":["
        + other
        + "]}]}";
  }

  private static String stop(String patient, String service, int start) {
    return "{\"patient\":\"p"
        + patient
        + "\",\"service\":\"s"
        + service
        + "\",\"start\":"
        + start
        + "}";
  }

  @Test
  void whatIsRightHasItsCost() throws RefusedPlan {
    String both = "{\"cost\":40.0,\"routes\":[[1,2]]}";
    assertThat(OutsideCheck.cost(VRPTW, both)).isEqualTo(40);
    assertThat(OutsideCheck.cost(VRPLIB, both)).isEqualTo(40);
    // Travel 3 + 5 + 4 and 4 + 4, and 4 late both in sum and at worst, a third of it all.
    String late =
        care(stop("1", "1", 24) + "," + stop("2", "1", 34), stop("2", "2", 44))
            .replace("8.0", Double.toString((12 + 8 + 4 + 4) / 3.0));
    assertThat(OutsideCheck.cost(HOME_CARE, late)).isEqualTo(28 / 3.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          40.0 | [[1,2],[2]]   | customer 2 is served twice
          20.0 | [[1]]         | 1 customers are not served
          40.0 | [[1,2],[],[]] | too many routes
          40.0 | [[2,1]]       | customer 1 is served late
          40.0 | [[1,3]]       | no customer 3
          39.0 | [[1,2]]       | the cost is 40.0, not 39.0
          """)
  void everyRuleOfTheVehiclesIsAsked(String cost, String routes, String why) {
    assertThatThrownBy(
            () -> OutsideCheck.cost(VRPTW, "{\"cost\":" + cost + ",\"routes\":" + routes + "}"))
        .isInstanceOf(RefusedPlan.class)
        .hasMessageContaining(why);
  }

  @Test
  void aVehicleIsNotOverloadedNorBackLate() {
    String plan = "{\"cost\":40.0,\"routes\":[[1,2]]}";
    assertThatThrownBy(() -> OutsideCheck.cost(VRPTW.replace("  2         10", " 2  9"), plan))
        .hasMessageContaining("overloaded");
    assertThatThrownBy(() -> OutsideCheck.cost(VRPTW.replace("0  100  0", "0  49  0"), plan))
        .hasMessageContaining("back late");
  }

  @Test
  void everyRuleOfHomeCareIsAsked() {
    refused(care(stop("1", "1", 10), ""), "p2 is served 0 times");
    refused(care(stop("1", "1", 9), ""), "visited too early");
    refused(care(stop("1", "1", 10) + "," + stop("2", "1", 19), ""), "reached too early");
    refused(care(stop("1", "2", 10), ""), "beyond the caregiver");
    refused(care("", stop("1", "2", 10)), "was not asked for");
    refused(care(stop("1", "1", 10), stop("1", "1", 10)), "done twice");
    refused(care("", stop("2", "1", 10) + "," + stop("2", "2", 20)), "twice by one caregiver");
    refused(care(stop("9", "1", 10), ""), "unknown: p9");
    refused(care(stop("1", "1", 10) + "," + stop("2", "1", 20), stop("2", "2", 29)), "9.0 apart");
    refused(care(stop("1", "1", 10) + "," + stop("2", "1", 20), stop("2", "2", 36)), "16.0 apart");
    refused(care("", "").replace("c2", "c1"), "has two routes");
  }

  private static void refused(String plan, String why) {
    assertThatThrownBy(() -> OutsideCheck.cost(HOME_CARE, plan))
        .isInstanceOf(RefusedPlan.class)
        .hasMessageContaining(why);
  }
}
