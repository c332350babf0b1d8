package org.yizhan.station.dispatch.plan.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yizhan.station.dispatch.plan.ProblemBuilder;
import org.yizhan.station.dispatch.plan.Task;
import org.yizhan.station.dispatch.plan.Worker;

/**
 * The JSON format for home health care routing and scheduling of S. Ceschia, L. Di Gaspero and A.
 * Schaerf. Messages name the place by its path, such as {@code patients[3].time_window[0]}.
 */
final class HhcrspFormat {
  /**
   * Thousandths: the files write three decimals. What is finer is rounded to the safe side, so that
   * a plan never starts before it may.
   */
  private static final int SCALE = 1000;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final JsonCursor file;
  private final List<Set<String>> abilities = new ArrayList<>();
  private final List<String> caregivers = new ArrayList<>();
  private final List<HhcrspInstance.Service> services = new ArrayList<>();

  private HhcrspFormat(JsonCursor file) {
    this.file = file;
  }

  static HhcrspInstance parse(String text) throws MalformedInstance {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new MalformedInstance("line " + e.getLocation().getLineNr(), e.getOriginalMessage());
    }
    return new HhcrspFormat(new JsonCursor("", root)).read();
  }

  private HhcrspInstance read() throws MalformedInstance {
    List<JsonCursor> patients = file.array("patients");
    if (file.array("central_offices").size() != 1) {
      throw file.at("central_offices").malformed("exactly one office expected");
    }
    ProblemBuilder builder = new ProblemBuilder(distances(patients.size() + 1)).softWindows();
    for (JsonCursor caregiver : file.array("caregivers")) {
      Set<String> able = new HashSet<>();
      for (JsonCursor ability : caregiver.array("abilities")) {
        able.add(ability.text());
      }
      caregivers.add(caregiver.at("id").text());
      abilities.add(able);
      builder.add(new Worker(0, 0, 0, ProblemBuilder.LARGEST));
    }
    for (int place = 1; place <= patients.size(); place++) {
      addPatient(builder, place, patients.get(place - 1));
    }
    return new HhcrspInstance(builder.build(), caregivers, services, SCALE);
  }

  private int[][] distances(int size) throws MalformedInstance {
    List<JsonCursor> rows = file.array("distances");
    file.at("distances").expectSize(size);
    int[][] travel = new int[size][size];
    for (int from = 0; from < size; from++) {
      rows.get(from).expectSize(size);
      List<JsonCursor> row = rows.get(from).array();
      for (int to = 0; to < size; to++) {
        travel[from][to] = row.get(to).scaled(SCALE, RoundingMode.CEILING);
      }
    }
    return travel;
  }

  private void addPatient(ProblemBuilder builder, int place, JsonCursor patient)
      throws MalformedInstance {
    JsonCursor window = patient.at("time_window");
    window.expectSize(2);
    int opens = window.array().get(0).scaled(SCALE, RoundingMode.CEILING);
    int closes = window.array().get(1).scaled(SCALE, RoundingMode.FLOOR);
    if (closes < opens) {
      throw window.malformed("the window ends before it begins");
    }
    List<JsonCursor> required = patient.array("required_caregivers");
    if (required.isEmpty() || required.size() > 2) {
      throw patient.at("required_caregivers").malformed("one or two services expected");
    }
    int first = services.size();
    for (JsonCursor entry : required) {
      String service = entry.at("service").text();
      BitSet able = new BitSet();
      for (int caregiver = 0; caregiver < abilities.size(); caregiver++) {
        able.set(caregiver, abilities.get(caregiver).contains(service));
      }
      if (able.isEmpty()) {
        throw entry.at("service").malformed("no caregiver is able to do it");
      }
      int duration = entry.at("duration").scaled(SCALE, RoundingMode.CEILING);
      builder.add(new Task(place, opens, closes, duration, ProblemBuilder.LARGEST), able);
      services.add(new HhcrspInstance.Service(patient.at("id").text(), service));
    }
    if (required.size() == 2) {
      addCrew(builder, first, patient.at("synchronization"));
    }
  }

  private static void addCrew(ProblemBuilder builder, int first, JsonCursor synchronization)
      throws MalformedInstance {
    switch (synchronization.at("type").text()) {
      case "simultaneous" -> builder.crew(first, first + 1, 0, 0);
      case "sequential" -> {
        JsonCursor distance = synchronization.at("distance");
        distance.expectSize(2);
        int least = distance.array().get(0).scaled(SCALE, RoundingMode.CEILING);
        int most = distance.array().get(1).scaled(SCALE, RoundingMode.FLOOR);
        if (most < least) {
          throw distance.malformed("the largest distance is below the smallest");
        }
        builder.crew(first, first + 1, least, most);
      }
      default -> throw synchronization.at("type").malformed("simultaneous or sequential expected");
    }
  }
}
