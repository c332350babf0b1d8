package org.yizhan.station.sample;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yizhan.platform.text.Text;
import org.yizhan.station.household.Place;

/**
 * The invented station of {@code sample/station.yaml}.
 *
 * @param pictograms drawings that are not the category's, each with the English names of the
 *     services that are shown by it
 * @param rota when its workers work
 */
record SampleStation(
    List<Category> categories,
    List<Crew> crews,
    Map<String, Set<String>> pictograms,
    List<Company> companies,
    List<Building> buildings,
    Rota rota) {
  private static final String RESOURCE = "/sample/station.yaml";

  /** A category and its services in the order of the menu. Its pictogram is named like its code. */
  record Category(String code, Text name, List<Service> services) {}

  /**
   * @param priceFen price of one visit in fen
   */
  record Service(
      Text name,
      Text includes,
      Text excludes,
      String skill,
      int durationMinutes,
      int setUpMinutes,
      boolean personalCare,
      long priceFen) {}

  /**
   * Who does a service between them.
   *
   * @param service its English name
   * @param mode 'together' or 'sequence'
   */
  record Crew(String service, String mode, List<Member> members) {}

  record Member(String skill, int durationMinutes) {}

  record Company(Text name, List<Worker> workers) {}

  /**
   * @param pattern the name of a pattern of the rota
   */
  record Worker(
      String surname,
      String givenName,
      String gender,
      int stars,
      String pattern,
      Place home,
      Set<String> skills) {
    String fullName() {
      return surname + givenName;
    }
  }

  record Building(Text name, int units, int floors, int roomsPerFloor, Place place) {}

  /** What is packaged with the program. */
  static SampleStation read() {
    var yaml =
        YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    try (InputStream in = SampleStation.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its own " + RESOURCE);
      }
      return yaml.readValue(in, SampleStation.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The packaged " + RESOURCE + " is broken", e);
    }
  }

  /** Everybody who works here, in the order of the file. */
  List<Worker> workers() {
    return companies.stream().flatMap(company -> company.workers().stream()).toList();
  }
}
